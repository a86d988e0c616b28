import { against } from "./against.ts";
import { areAlike } from "./alike.ts";
import type { Guard } from "./comparison.ts";

const FIELD =
  /(?:^|[.,;] )([\p{L}][\p{L} _-]{0,30}): ?([^.,;:]{1,40})(?=[.;]|, [\p{L}][\p{L} _-]{0,30}:|$)/gu;
const MOST_WORDS = 3;

const wordsOf = (value: string): string[] => value.trim().toLowerCase().split(/\s+/);

const fieldsOf = (text: string): ReadonlyMap<string, string> =>
  new Map(
    Array.from(text.matchAll(FIELD), ([, name = "", value = ""]) => [
      name.trim().toLowerCase(),
      value.trim(),
    ]),
  );

const differ = (a: string, b: string): boolean => {
  const [wordsA, wordsB] = [wordsOf(a), wordsOf(b)];
  if (Math.max(wordsA.length, wordsB.length) > MOST_WORDS || /\d/.test(a + b)) return false;
  return !wordsA.some((word) => wordsB.some((other) => areAlike(word, other)));
};

/** Finds fields such as "Category: billing" whose short values differ. */
export const contraryLabels: Guard = ({ actual, expected }) => {
  const theirs = fieldsOf(expected.read.text);
  if (theirs.size === 0) return [];
  return [...fieldsOf(actual.read.text)].flatMap(([name, value]) => {
    const other = theirs.get(name);
    return other !== undefined && differ(value, other)
      ? [against("substitution", `${name}: ${value}`, `${name}: ${other}`)]
      : [];
  });
};
