import type { JsonValue } from "./json-value.ts";

/** Levels down to which a JSON text is read as values: what walks values does so by recursion. */
export const DEEPEST = 500;

/** Tells whether objects and lists nest in a value no deeper than so many levels; a scalar has none. */
export const isWithin = (value: unknown, levels: number): boolean => {
  if (typeof value !== "object" || value === null) return true;
  if (levels === 0) return false;
  if (Array.isArray(value)) return value.every((item) => isWithin(item, levels - 1));
  for (const key in value) if (!isWithin(Reflect.get(value, key), levels - 1)) return false;
  return true;
};

/** As many brackets open as close, so that a text with fewer characters cannot nest too deeply. */
const HARMLESS = 2 * DEEPEST;

/**
 * Reads a JSON text (RFC 8259); `undefined` where it is none, or where it nests deeper than {@link DEEPEST}: what is read
 * may be walked, whoever wrote it.
 */
export const parseJson = (text: string): JsonValue | undefined => {
  try {
    const value = JSON.parse(text) as JsonValue;
    return text.length <= HARMLESS || isWithin(value, DEEPEST) ? value : undefined;
  } catch {
    return undefined;
  }
};
