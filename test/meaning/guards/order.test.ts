import { expect, test } from "vitest";
import { conflictsOf } from "./conflicts-of.ts";

test.each([
  [
    "First close the account, then download your data.",
    "First download your data, then close the account.",
    'order: "First close the account → then download your data" against "First download your data → then close the account"',
  ],
  [
    "Take the tablet after meals.",
    "Take the tablet before meals.",
    'order: "meals → Take the tablet" against "Take the tablet → meals"',
  ],
])("steps in another order are named: %s / %s", (actual, expected, conflict) => {
  expect(conflictsOf(actual, expected)).toContain(conflict);
});

test.each([
  ["Give notice before moving out.", "Before moving out, give notice."],
  ["First drain the node, then reboot it.", "1. Drain the node.\n2. Reboot it."],
])("the same order told otherwise is no conflict: %s / %s", (actual, expected) => {
  expect(conflictsOf(actual, expected)).toEqual([]);
});
