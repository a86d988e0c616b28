import fc from "fast-check";

const WORDS =
  `the of to not is a dog cat server refund runs ran quickly blue red 5 30 days km % $ Paris London
frobnicate user_id don't "yes" no. first, then; and (maybe) **bold** 世界 naïve`.split(/\s+/);

/** Texts as answers are made: of words, numbers, signs and marks, and of anything at all. */
export const texts: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.constantFrom(...WORDS), { maxLength: 24 }).map((words) => words.join(" ")),
  fc.string({ unit: "grapheme", maxLength: 60 }),
);
