import { expect, test } from "vitest";
import { conflictsOf } from "./conflicts-of.ts";

test.each([
  [
    "The virus infects the bacteria.",
    "The virus is infected by the bacteria.",
    'roles: "virus infects bacteria" against "bacteria infected virus"',
  ],
])("an agent and a patient that changed places are named: %s / %s", (actual, expected, conflict) => {
  expect(conflictsOf(actual, expected)).toContain(conflict);
});

test.each([
  ["Mosquitoes transmit malaria.", "Malaria is transmitted by mosquitoes."],
  ["The court dismissed the appeal.", "The appeal was dismissed by the court."],
])("active and passive of one deed are no conflict: %s / %s", (actual, expected) => {
  expect(conflictsOf(actual, expected)).toEqual([]);
});
