import { expect, test } from "vitest";
import { conflictsOf } from "./conflicts-of.ts";

test.each([
  [
    "Use if (a && b) to check both conditions.",
    "Use if (a || b) to check both conditions.",
    'substitution: "&&" against "||"',
  ],
  [
    "The rule fires when x > limit holds.",
    "The rule fires when x < limit holds.",
    'substitution: ">" against "<"',
  ],
])("another operator is named: %s / %s", (actual, expected, conflict) => {
  expect(conflictsOf(actual, expected)).toContain(conflict);
});

test.each([["The rule fires - as it should - at night.", "The rule fires, as it should, at night."]])(
  "a dash is no operator: %s / %s",
  (actual, expected) => {
    expect(conflictsOf(actual, expected)).toEqual([]);
  },
);
