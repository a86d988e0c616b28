import { expect, test } from "vitest";
import { openBudget } from "../../src/session/budget.ts";
import { interaction } from "./interaction.ts";

test("maxCalls lets so many calls out and no more", () => {
  const budget = openBudget({ title: "loop", maxCalls: 2 });
  expect([budget.take(), budget.take()]).toEqual([undefined, undefined]);
  expect(budget.take()?.message).toMatch(/"loop" reached maxCalls: 2/);
});

test("maxCost stops once the calls that ended have cost more", () => {
  const budget = openBudget({ title: "dear", maxCost: 0.05, price: () => 0.03 });
  expect(budget.take()).toBeUndefined();
  budget.spend(interaction());
  expect(budget.take()).toBeUndefined();
  budget.spend(interaction());
  expect(budget.take()?.message).toMatch(/0\.0600 US dollars, more than maxCost 0\.05/);
});

test("maxCost without a price is an error, never a limit that is silently not kept", () => {
  expect(openBudget({ title: "t", maxCost: 1 }).take()?.code).toBe("costUnknown");
  const budget = openBudget({ title: "t", maxCost: 1, price: () => undefined });
  expect(budget.take()).toBeUndefined();
  budget.spend(interaction());
  expect(budget.take()?.message).toMatch(/no price is known for POST https:\/\/api\.example\.com/);
});
