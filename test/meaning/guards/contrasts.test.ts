import { expect, test } from "vitest";
import { conflictsOf } from "./conflicts-of.ts";

test.each([
  ["It needs a digit and a symbol.", "It needs a digit or a symbol.", 'antonym: "and" against "or"'],
])("a word of grammar that turns the sentence is named: %s / %s", (actual, expected, conflict) => {
  expect(conflictsOf(actual, expected)).toContain(conflict);
});

test.each([["It needs a digit and a symbol.", "It needs one digit and one symbol."]])(
  "another article is no conflict: %s / %s",
  (actual, expected) => {
    expect(conflictsOf(actual, expected)).toEqual([]);
  },
);
