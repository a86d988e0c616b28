/** A value as one would write it in code. */
export const quoted = (value: string): string => JSON.stringify(value);

/** Offers the nearest known name, where there is one. */
export const meant = (nearest: string | undefined): string =>
  nearest === undefined ? "" : ` Did you mean ${quoted(nearest)}?`;

/** A value, cut to what fits into a sentence. */
export const shown = (value: unknown): string =>
  typeof value === "function" ? "a function" : (JSON.stringify(value) ?? String(value)).slice(0, 80);

/** The option at a path such as `match.normalize`, as an object literal. */
export const nested = (path: string): string =>
  path.split(".").reduceRight((inner, name) => `{ ${name}: ${inner} }`, "…");
