import type { JsonValue } from "../formats/json.ts";

const MAX_INLINE = 72;

/** Puts items on their own lines between brackets, indented by two spaces from `pad`; none: empty brackets. */
export const block = (open: string, items: readonly string[], close: string, pad: string): string =>
  items.length === 0 ? open + close : `${open}\n${pad}  ${items.join(`,\n${pad}  `)}\n${pad}${close}`;

const isScalar = (value: unknown): boolean => typeof value !== "object" || value === null;

/** Prints scalars on one line: `[1, 2]`. */
export const inlineArray = (items: readonly JsonValue[]): string =>
  `[${items.map((item) => JSON.stringify(item)).join(", ")}]`;

const shortEnough = (line: string): string | undefined => (line.length <= MAX_INLINE ? line : undefined);

const prettyArray = (items: readonly JsonValue[], pad: string): string => {
  if (items.every((item) => typeof item === "number")) return inlineArray(items);
  const isFlat = items.length <= 12 && items.every(isScalar);
  const line = isFlat ? shortEnough(inlineArray(items)) : undefined;
  if (line !== undefined) return line;
  const printed = items.map((item) => pretty(item, `${pad}  `));
  return block("[", printed, "]", pad);
};

const prettyObject = (object: { readonly [key: string]: JsonValue }, pad: string): string => {
  const keys = Object.keys(object);
  const inner = `${pad}  `;
  let isFlat = keys.length <= 6;
  const items = keys.map((key) => {
    const value = object[key] as JsonValue;
    isFlat &&= isScalar(value);
    return `${JSON.stringify(key)}: ${pretty(value, inner)}`;
  });
  const line = isFlat && items.length > 0 ? shortEnough(`{ ${items.join(", ")} }`) : undefined;
  return line ?? block("{", items, "}", pad);
};

/**
 * Prints a JSON value to be read in a diff: indented by two spaces from `pad`, arrays of numbers and short leaves
 * on one line.
 */
export const pretty = (value: JsonValue, pad: string): string => {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return Array.isArray(value)
    ? prettyArray(value as readonly JsonValue[], pad)
    : prettyObject(value as { readonly [key: string]: JsonValue }, pad);
};
