import type { countTokens as count } from "gpt-tokenizer/encoding/o200k_base";
import { failure } from "../../errors.ts";

/** Node's own, past the one that Vitest's vm pools put in its place. */
const require = process.getBuiltinModule("node:module").createRequire(import.meta.url);

interface Encoding {
  readonly countTokens: typeof count;
}

/** Loads one encoding, synchronously: it takes 130 ms, so only where tokens are counted. */
const loadEncoding = (): Encoding => {
  try {
    return require("gpt-tokenizer/encoding/o200k_base") as Encoding;
  } catch (error) {
    throw failure("tokenizerMissing", error instanceof Error ? error.message : String(error));
  }
};

/** A text may name special tokens without meaning them. */
const AS_TEXT = { disallowedSpecial: new Set<string>() };

/** Runs that the encoding does not split: the time it takes grows with their square. */
const LONG_RUN = /([\p{L}\p{M}]{400,}|[^\s\p{L}\p{M}\p{N}]{400,}|\s{400,})/u;
const PIECE = /.{1,400}/gsu;

/**
 * Counts the tokens of a text in the encoding of OpenAI's models since gpt-4o (o200k_base): exact for them unless it
 * holds runs of 400 and more letters, signs or spaces, which are counted piece by piece, and an estimate for others.
 *
 * @throws `tokenizerMissing` where the package gpt-tokenizer is not installed.
 */
export const countTokens = (text: string): number => {
  const encoding = loadEncoding();
  const pieces = text.split(LONG_RUN).flatMap((part, i) => (i % 2 === 1 ? (part.match(PIECE) ?? []) : part));
  return pieces.reduce((total, piece) => total + encoding.countTokens(piece, AS_TEXT), 0);
};
