import { expect, test } from "vitest";
import { conflictsOf } from "./conflicts-of.ts";

test.each([
  [
    "The policy covers digital goods.",
    "The policy does not cover digital goods.",
    'negation: "The policy covers digital goods" against "The policy does not cover digital goods"',
  ],
  [
    "New parents get paid leave.",
    "New parents get unpaid leave.",
    'negation: "New parents get paid leave" against "New parents get unpaid leave"',
  ],
  [
    "You can use the app without an account.",
    "You can use the app with an account.",
    'negation: "You can use the app without an account" against "You can use the app with an account"',
  ],
])("what is affirmed here and denied there is named: %s / %s", (actual, expected, conflict) => {
  expect(conflictsOf(actual, expected)).toContain(conflict);
});

test.each([
  ["The feature is unavailable on the free plan.", "The feature is not available on the free plan."],
  ["It is not impossible to recover the files.", "Recovering the files is possible."],
  ["Energy cannot be created or destroyed.", "It is impossible to create or destroy energy."],
  [
    "Antibiotics do not work against viral infections.",
    "Antibiotics are ineffective against viral infections.",
  ],
  ["Iceland has no army.", "Iceland does not have an army."],
  ["EU citizens do not need a visa.", "EU citizens can stay visa-free."],
  ["The door opens only if the badge is valid.", "Without a valid badge the door does not open."],
])("a denial in other words is no conflict: %s / %s", (actual, expected) => {
  expect(conflictsOf(actual, expected)).toEqual([]);
});
