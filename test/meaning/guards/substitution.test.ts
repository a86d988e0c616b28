import { expect, test } from "vitest";
import { conflictsOf } from "./conflicts-of.ts";

test.each([
  ["Take the bus to the hotel.", "Take the tram to the hotel.", 'substitution: "bus" against "tram"'],
  [
    "Lake Baikal is the deepest lake.",
    "Lake Baikal is the largest lake.",
    'substitution: "deepest" against "largest"',
  ],
])("another thing of the same kind is named: %s / %s", (actual, expected, conflict) => {
  expect(conflictsOf(actual, expected)).toContain(conflict);
});

test.each([
  ["The parcel arrives tomorrow.", "The package arrives tomorrow."],
  ["The dog must be on a leash.", "The animal must be on a leash."],
  ["Smoking is prohibited here.", "Smoking is forbidden here."],
])("a broader or a near word is no conflict: %s / %s", (actual, expected) => {
  expect(conflictsOf(actual, expected)).toEqual([]);
});
