import type { JsonValue } from "./json-value.ts";

/** Levels down to which a JSON text is read as values: what walks values does so by recursion. */
export const DEEPEST = 500;

const isNested = (value: unknown): value is object => typeof value === "object" && value !== null;

/** Tells whether objects and lists nest in a value no deeper than so many levels; a scalar has none. */
export const isWithin = (value: unknown, levels: number): boolean => {
  if (!isNested(value)) return true;
  if (levels === 0) return false;
  if (Array.isArray(value)) {
    for (const item of value) if (isNested(item) && !isWithin(item, levels - 1)) return false;
    return true;
  }
  const members = value as Readonly<Record<string, unknown>>;
  for (const key in members) {
    const member = members[key];
    if (isNested(member) && !isWithin(member, levels - 1)) return false;
  }
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
