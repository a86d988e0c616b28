import { expect, test } from "vitest";
import { conflictsOf } from "./conflicts-of.ts";

test.each([
  ["The fee rises next year.", "The fee falls next year.", 'antonym: "rises" against "falls"'],
  ["Upload the file first.", "Download the file first.", 'antonym: "Upload" against "Download"'],
  ["The trail is easy.", "The trail is demanding.", 'antonym: "easy" against "demanding"'],
])("opposite words are named: %s / %s", (actual, expected, conflict) => {
  expect(conflictsOf(actual, expected)).toContain(conflict);
});

test.each([
  ["Gold is heavier than silver.", "Silver is lighter than gold."],
  ["The museum is closed on Mondays.", "The museum is not open on Mondays."],
  ["Water boils at a lower temperature.", "Water boils at a lower temperature, since the pressure is lower."],
])("opposites that cancel each other out are no conflict: %s / %s", (actual, expected) => {
  expect(conflictsOf(actual, expected)).toEqual([]);
});
