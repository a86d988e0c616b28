import { expect, test } from "vitest";
import { conflictsOf } from "./conflicts-of.ts";

test.each([
  [
    "The supplier must provide a certificate.",
    "The supplier may provide a certificate.",
    'modality: "must" against "may"',
  ],
  [
    "Visitors must wear a badge.",
    "Visitors do not have to wear a badge.",
    'modality: "must" against "do not have to"',
  ],
])("another duty is named: %s / %s", (actual, expected, conflict) => {
  expect(conflictsOf(actual, expected)).toContain(conflict);
});

test.each([
  ["Visitors must wear a badge.", "Visitors are required to wear a badge."],
  ["You may pause it.", "You can pause it."],
])("one duty in two words is no conflict: %s / %s", (actual, expected) => {
  expect(conflictsOf(actual, expected)).toEqual([]);
});
