import { expect, test } from "vitest";
import { conflictsOf } from "./conflicts-of.ts";

test.each([
  [
    "Refunds are available within 60 days.",
    "Refunds are available within 30 days.",
    'quantity: "60 days" against "30 days"',
  ],
  ["The dose is 5 mg.", "The dose is 5 g.", 'quantity: "5 mg" against "5 g"'],
  ["Bake it at 200 °C.", "Bake it at 200 °F.", 'quantity: "200 °C" against "200 °F"'],
  ["The fee is 40 euros.", "The fee is 40 dollars.", 'quantity: "40 euros" against "40 dollars"'],
  ["It costs $12 per month.", "It costs $12 per year.", 'quantity: "per month" against "per year"'],
  [
    "The lease ends on May 31, 2026.",
    "The lease ends on 31 March 2026.",
    'quantity: "May 31, 2026" against "31 March 2026"',
  ],
  ["The shop opens at 9:30.", "The shop opens at 10:30.", 'quantity: "9:30" against "10:30"'],
  [
    "You can withdraw at most $500.",
    "You can withdraw at least $500.",
    'quantity: "at most $500" against "at least $500"',
  ],
  [
    "Metrics are exposed on port 9090.",
    "Metrics are exposed on port 9091.",
    'quantity: "9090" against "9091"',
  ],
])("a quantity that differs is named: %s / %s", (actual, expected, conflict) => {
  expect(conflictsOf(actual, expected)).toContain(conflict);
});

test.each([
  ["The timeout is 2 hours.", "The timeout is 120 minutes."],
  ["It weighs 1.5 kg.", "It weighs 1500 g."],
  ["The fine is ten thousand dollars.", "The fine is $10,000."],
  ["Check-in opens at 3 p.m.", "Check-in opens at 15:00."],
  ["The lease ends on March 31, 2026.", "The lease ends on 2026-03-31."],
  ["The pipe is one inch wide.", "The pipe is 25.4 mm wide."],
  ["About half of the users agree.", "About 50% of the users agree."],
  ["Three out of four users agree.", "75% of the users agree."],
  ["The notice is three months.", "The notice is 90 days."],
  ["It runs every day.", "It runs daily."],
])("one quantity in two forms is no conflict: %s / %s", (actual, expected) => {
  expect(conflictsOf(actual, expected)).toEqual([]);
});
