import { expect, test } from "vitest";
import { conflictsOf } from "./conflicts-of.ts";

test.each([
  [
    "You may drive afterwards, unless you were sedated.",
    "You may drive afterwards.",
    'condition: "unless you were sedated" only in the actual text',
  ],
  [
    "All flights were cancelled.",
    "All flights were cancelled, except the one at noon.",
    'condition: "except the one at noon" only in the expected text',
  ],
])("a condition on one side is named: %s / %s", (actual, expected, conflict) => {
  expect(conflictsOf(actual, expected)).toContain(conflict);
});

test.each([
  ["Interest is deductible when you itemize.", "If you itemize, interest is deductible."],
  ["You can pause it at any time.", "If you want, you can pause it at any time."],
])("a condition both have, or an idle one, is no conflict: %s / %s", (actual, expected) => {
  expect(conflictsOf(actual, expected)).toEqual([]);
});
