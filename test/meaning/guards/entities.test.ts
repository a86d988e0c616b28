import { expect, test } from "vitest";
import { conflictsOf } from "./conflicts-of.ts";

test.each([
  [
    "Sydney is the capital of Australia.",
    "Canberra is the capital of Australia.",
    'substitution: "Sydney" against "Canberra"',
  ],
  [
    "Use JSON.parse to convert it.",
    "Use JSON.stringify to convert it.",
    'entity: "JSON.parse" against "JSON.stringify"',
  ],
  ["Vitamin C deficiency causes scurvy.", "Vitamin D deficiency causes scurvy.", 'entity: "C" against "D"'],
  ["Run `git reset --hard` now.", "Run `git reset --soft` now.", 'entity: "--hard" against "--soft"'],
  ["Use SHA-256 for it.", "Use SHA-512 for it.", 'entity: "SHA-256" against "SHA-512"'],
])("another name in the same place is named: %s / %s", (actual, expected, conflict) => {
  expect(conflictsOf(actual, expected)).toContain(conflict);
});

test.each([
  ["The European Central Bank left rates unchanged.", "The ECB left rates unchanged."],
  ["It is spoken in the United Kingdom.", "It is spoken in the UK."],
  ["José wrote it.", "Jose wrote it."],
  ["The capital of Brazil moved.", "The Brazilian capital moved."],
])("one thing with two names is no conflict: %s / %s", (actual, expected) => {
  expect(conflictsOf(actual, expected)).toEqual([]);
});
