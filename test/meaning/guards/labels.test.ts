import { expect, test } from "vitest";
import { conflictsOf } from "./conflicts-of.ts";

test.each([
  [
    "Category: billing. Priority: high.",
    "Category: technical. Priority: high.",
    'substitution: "category: billing" against "category: technical"',
  ],
])("a field with another value is named: %s / %s", (actual, expected, conflict) => {
  expect(conflictsOf(actual, expected)).toContain(conflict);
});

test.each([["Category: billing. Priority: high.", "Priority: high. Category: billing."]])(
  "fields in another order are no conflict: %s / %s",
  (actual, expected) => {
    expect(conflictsOf(actual, expected)).toEqual([]);
  },
);
