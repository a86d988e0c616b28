import { expect, test } from "vitest";
import { conflictsOf } from "./conflicts-of.ts";

test.each([
  ["Yes, the file can be recovered.", "No, the file is gone for good.", 'verdict: "Yes" against "No"'],
  ["True. Water expands when it freezes.", "False. It shrinks.", 'verdict: "True" against "False"'],
])("a yes and a no are named: %s / %s", (actual, expected, conflict) => {
  expect(conflictsOf(actual, expected)).toContain(conflict);
});

test.each([["Yes. The number 17 is prime.", "17 is a prime number."]])(
  "a verdict on one side is no conflict: %s / %s",
  (actual, expected) => {
    expect(conflictsOf(actual, expected)).toEqual([]);
  },
);
