import { expect, test } from "vitest";
import { conflictsOf } from "./conflicts-of.ts";

test.each([
  ["All patients need surgery.", "Some patients need surgery.", 'quantifier: "all" against "some"'],
  ["Passwords always expire.", "Passwords never expire.", 'quantifier: "always" against "never"'],
  ["Only owners can delete it.", "Any member can delete it.", 'quantifier: "only" against "any"'],
  [
    "It works for almost everyone.",
    "It works for everyone.",
    'quantifier: "almost everyone" against "everyone"',
  ],
])("another quantifier is named: %s / %s", (actual, expected, conflict) => {
  expect(conflictsOf(actual, expected)).toContain(conflict);
});

test.each([
  ["Every visitor needs a badge.", "Each visitor needs a badge."],
  ["All visitors need a badge.", "Every visitor needs a badge."],
])("words of one class are no conflict: %s / %s", (actual, expected) => {
  expect(conflictsOf(actual, expected)).toEqual([]);
});
