import { ERROR_CODES, failure } from "../../src/errors.ts";

/** Stands for any value of a message, and prints as `…`. */
const blank = {
  toString: () => "…",
  toJSON: () => "…",
  toFixed: () => "…",
  trim: () => "…",
  split: () => ["…"],
};

type Fails = (code: string, ...values: readonly unknown[]) => Error;

const MOST_VALUES = 6;

/** The message of every error by its name, with `…` for the values that it names. */
export const catalogue: ReadonlyMap<string, string> = new Map(
  ERROR_CODES.map((code) => [
    code,
    (failure as Fails)(code, ...Array.from({ length: MOST_VALUES }, () => blank)).message,
  ]),
);
