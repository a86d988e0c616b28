import { byteTextOf, textOfBytes } from "./byte-text.ts";
import type { SecretFinder } from "./find-secrets.ts";
import { maskText } from "./mask-text.ts";
import { textStrands } from "./redact-body.ts";

/** A credential that still stood in a text about to be written. */
export interface Finding {
  /** What it was taken for: `OpenAI key`, `field password`. */
  readonly kind: string;
  /** Where it began, from 1. */
  readonly line: number;
  readonly column: number;
}

/** A printed cassette without credentials, and those that still stood in it. */
export interface Cleaned {
  readonly text: string;
  readonly found: readonly Finding[];
}

const placeIn = (bytes: string, at: number): Omit<Finding, "kind"> => {
  const before = textOfBytes(bytes.slice(0, at));
  return { line: before.split("\n").length, column: before.length - before.lastIndexOf("\n") };
};

/** Masks the credentials that redaction had not reached, and says where they stood. */
export const cleanPrinted = (printed: string, find: SecretFinder): Cleaned => {
  const bytes = byteTextOf(printed);
  const { text, found } = maskText(bytes, textStrands, find);
  if (text === bytes) return { text: printed, found: [] };
  return { text: textOfBytes(text), found: found.map(({ kind, at }) => ({ kind, ...placeIn(bytes, at) })) };
};
