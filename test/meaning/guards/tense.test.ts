import { expect, test } from "vitest";
import { conflictsOf } from "./conflicts-of.ts";

test.each([
  [
    "The company has filed for bankruptcy.",
    "The company will file for bankruptcy.",
    'modality: "has filed" against "will"',
  ],
  [
    "Your claim is still being processed.",
    "Your claim has been processed.",
    'modality: "is still being" against "has been"',
  ],
])("what is done here and still to come there is named: %s / %s", (actual, expected, conflict) => {
  expect(conflictsOf(actual, expected)).toContain(conflict);
});

test.each([["The company has filed for bankruptcy.", "The company filed for bankruptcy."]])(
  "two past tenses are no conflict: %s / %s",
  (actual, expected) => {
    expect(conflictsOf(actual, expected)).toEqual([]);
  },
);
