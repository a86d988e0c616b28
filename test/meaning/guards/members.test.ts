import { expect, test } from "vitest";
import { conflictsOf } from "./conflicts-of.ts";

test.each([
  [
    "Students and teachers can edit the gradebook.",
    "Teachers can edit the gradebook.",
    'quantifier: "Students" only in the actual text',
  ],
])("a member of a list that one text lacks is named: %s / %s", (actual, expected, conflict) => {
  expect(conflictsOf(actual, expected)).toContain(conflict);
});

test.each([["Teachers can edit the gradebook.", "Teachers can edit the gradebook online."]])(
  "an added remark is no conflict: %s / %s",
  (actual, expected) => {
    expect(conflictsOf(actual, expected)).toEqual([]);
  },
);
