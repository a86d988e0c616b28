const SMALL =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety";

/** Number words below a hundred, by word. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ...SMALL.split(" ").map((word, value) => [word, value] as const),
  ...TENS.split(" ").map((word, at) => [word, (at + 2) * 10] as const),
]);

/** Words and letters that multiply the number before them. */
export const MAGNITUDES: ReadonlyMap<string, number> = new Map([
  ["dozen", 12],
  ["hundred", 100],
  ["thousand", 1e3],
  ["k", 1e3],
  ["lakh", 1e5],
  ["million", 1e6],
  ["millions", 1e6],
  ["mn", 1e6],
  ["crore", 1e7],
  ["billion", 1e9],
  ["billions", 1e9],
  ["bn", 1e9],
  ["trillion", 1e12],
  ["tn", 1e12],
]);

/** Denominators of fractions in words ("two thirds"). */
export const DENOMINATORS: ReadonlyMap<string, number> = new Map([
  ["half", 2],
  ["halves", 2],
  ["third", 3],
  ["thirds", 3],
  ["quarter", 4],
  ["quarters", 4],
  ["fourth", 4],
  ["fourths", 4],
  ["fifth", 5],
  ["fifths", 5],
  ["tenth", 10],
  ["tenths", 10],
]);

/** Ordinal words, by word. */
export const ORDINAL_WORDS: ReadonlyMap<string, number> = new Map(
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
    .split(" ")
    .map((word, at) => [word, at + 1]),
);

/** Months and their abbreviations, by lower-cased name; January is 1. */
export const MONTHS: ReadonlyMap<string, number> = new Map(
  "january february march april may june july august september october november december"
    .split(" ")
    .flatMap((month, at) => [[month, at + 1] as const, [month.slice(0, 3), at + 1] as const])
    .concat([["sept", 9]]),
);
