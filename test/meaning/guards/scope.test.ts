import { expect, test } from "vitest";
import { conflictsOf } from "./conflicts-of.ts";

test.each([
  ["You can only pay by card.", "You can pay by card.", 'quantifier: "only" only in the actual text'],
])('an added "only" is named: %s / %s', (actual, expected, conflict) => {
  expect(conflictsOf(actual, expected)).toContain(conflict);
});

test.each([["It takes only 5 minutes.", "It takes 5 minutes."]])(
  'an "only" that belittles is no conflict: %s / %s',
  (actual, expected) => {
    expect(conflictsOf(actual, expected)).toEqual([]);
  },
);
