import { expect, test } from "vitest";
import { conflictsOf } from "./conflicts-of.ts";

test.each([
  ["It arrives by Friday.", "It arrives by Monday.", 'exclusive: "Friday" against "Monday"'],
  [
    "Electrons carry a positive charge.",
    "Electrons carry a negative charge.",
    'exclusive: "positive" against "negative"',
  ],
  [
    "The priority of the ticket is high.",
    "The priority of the ticket is medium.",
    'exclusive: "high" against "medium"',
  ],
])("two words of which one can be true are named: %s / %s", (actual, expected, conflict) => {
  expect(conflictsOf(actual, expected)).toContain(conflict);
});

test.each([["A man is playing a flute.", "A man is playing a guitar."]])(
  "two scenes are no conflict: %s / %s",
  (actual, expected) => {
    expect(conflictsOf(actual, expected)).toEqual([]);
  },
);
