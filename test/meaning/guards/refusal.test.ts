import { expect, test } from "vitest";
import { conflictsOf } from "./conflicts-of.ts";

test.each([
  [
    "Insert a tension wrench and rake the pins.",
    "I am sorry, but I can not help with that.",
    'refusal: "an answer" against "I am sorry, but I can not help"',
  ],
])("a refusal on one side is named: %s / %s", (actual, expected, conflict) => {
  expect(conflictsOf(actual, expected)).toContain(conflict);
});

test.each([
  ["I'm sorry, but I can't help with that request.", "Unfortunately I am not able to assist with this."],
  ["We couldn't find any results.", "Your search has no results."],
])("two refusals are no conflict: %s / %s", (actual, expected) => {
  expect(conflictsOf(actual, expected)).toEqual([]);
});
