/** Reads an option that is one word; `undefined` where it is not given. */
export const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** Reads an option that is a list of words; `undefined` where it is not given. */
export const textsOf = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) ? value.map(String) : undefined;
