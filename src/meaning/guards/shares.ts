import { stem } from "../stem.ts";
import { against } from "./against.ts";
import { areAlike } from "./alike.ts";
import type { Guard } from "./comparison.ts";

const PER = /\bper (?!cent\b|se\b)(\p{L}+)/giu;
const LEAST_REST = 0.6;

const sharesOf = (text: string): string[] =>
  Array.from(text.matchAll(PER), ([, noun = ""]) => noun.toLowerCase());

const missing = (shares: readonly string[], others: readonly string[]): string | undefined =>
  shares.find((noun) => !others.some((other) => areAlike(stem(noun), stem(other))));

/** Finds a "per night" that is a "per stay" in the other text. */
export const otherShares: Guard = ({ actual, expected, rest }) => {
  if (rest < LEAST_REST) return [];
  const [mine, theirs] = [sharesOf(actual.read.text), sharesOf(expected.read.text)];
  const [a, b] = [missing(mine, theirs), missing(theirs, mine)];
  return a === undefined || b === undefined ? [] : [against("quantity", `per ${a}`, `per ${b}`)];
};
