import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  BUDGET_NAMES,
  BUDGETS,
  budgetStates,
  isBroken,
  sumSpent,
} from "../../../src/trace/budgets/budgets.ts";
import { printBudget } from "../../../src/trace/budgets/print-budget.ts";
import { spentIn } from "../../../src/trace/budgets/spent.ts";
import type { Prices } from "../../../src/trace/prices/own-prices.ts";
import { readTrace } from "../../../src/trace/read-trace.ts";
import { chat } from "../chat.ts";

const PRICES = { "gpt-4o*": { input: 1000, output: 10_000 } };

const read = (calls: Parameters<typeof chat>[0][], prices: Prices = PRICES) =>
  spentIn(readTrace(calls.map(chat), { prices }));

test("each budget is held against what the trace took, in its unit", () => {
  const spent = read([{ status: 429 }, { at: 200 }, { at: 400, messages: [] }]);
  const allowed = Object.fromEntries(BUDGET_NAMES.map((name) => [name, 0]));
  expect(budgetStates(spent, allowed).map(printBudget)).toEqual([
    "cost: $0.40 of $0",
    "tokens: 220 of 0",
    "input: 200 of 0",
    "output: 20 of 0",
    "calls: 3 of 0",
    "retries: 1 of 0",
    "duration: 500 ms of 0 ms",
    "firstChunk: 0 ms of 0 ms",
  ]);
});

test("what is used up exactly is kept, and a hair more is not", () => {
  const [cost] = budgetStates(read([{}]), { cost: 0.2 });
  expect(cost).toMatchObject({ used: 0.2, allowed: 0.2, unit: "usd" });
  expect(budgetStates(read([{}]), { cost: 0.2, tokens: 109 }).map(isBroken)).toEqual([false, true]);
});

test("only budgets that are set are held", () => {
  expect(budgetStates(read([{}]), {})).toEqual([]);
  expect(budgetStates(read([{}]), { calls: undefined, tokens: 1 }).map(({ name }) => name)).toEqual([
    "tokens",
  ]);
});

test("a call that told no usage breaks the budgets of tokens and cost, and says what to do", () => {
  const states = budgetStates(read([{ usage: null }, {}]), { cost: 1000, tokens: 1000, calls: 10 });
  expect(states.map(isBroken)).toEqual([true, true, false]);
  expect(states.map(printBudget).slice(0, 2)).toEqual([
    expect.stringMatching(/^cost: not known, of \$1000\.00; .*stream_options/),
    expect.stringMatching(/^tokens: not known, of 1,000; 1 of its calls told no usage; .*estimateTokens/),
  ]);
});

test("a call that was refused used nothing, and nothing of it is missing", () => {
  expect(budgetStates(read([{ status: 500 }]), { cost: 0, tokens: 0 }).map(isBroken)).toEqual([false, false]);
});

test("traces added up use what they used one by one", () => {
  const kinds = BUDGET_NAMES.filter((name) => name !== "firstChunk");
  const calls = fc.array(
    fc.record({ at: fc.nat(1000), ms: fc.nat(500), status: fc.constantFrom(200, 429) }),
    {
      maxLength: 3,
    },
  );
  fc.assert(
    fc.property(fc.array(calls, { maxLength: 4 }), (traces) => {
      const spents = traces.map((trace) => read(trace));
      for (const name of kinds) {
        const used = spents.map((spent) => BUDGETS[name].used(spent) as number);
        expect(BUDGETS[name].used(sumSpent(spents))).toBeCloseTo(
          used.reduce((a, b) => a + b, 0),
          9,
        );
      }
    }),
    { numRuns: 50 },
  );
});

test("one trace whose cost is not known leaves none to the sum", () => {
  const sum = sumSpent([read([{}]), read([{ model: "nobodys" }], {})]);
  expect(sum.cost).toBeUndefined();
  expect(sum.unpriced).toEqual([expect.stringContaining("nobodys")]);
});
