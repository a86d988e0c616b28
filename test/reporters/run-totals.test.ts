import { expect, test } from "vitest";
import { printRun } from "../../src/reporters/print-run.ts";
import { runTotals } from "../../src/reporters/run-totals.ts";
import { fullTest, runFile, testRun, traceSummary } from "./run.ts";

const busy = fullTest("a > busy", {
  trace: traceSummary({ calls: 3, errors: 1, rateLimited: 1, retries: 1, tokensPerSecond: 40 }),
  cassette: { path: "b.json", mode: "replay", work: "serve", served: [0, 1], sent: 0, missed: 1 },
  cpu: 7,
  memory: 2e8,
});
const calm = fullTest("a > calm", { trace: traceSummary({ tokensPerSecond: 60 }) });

test("sums are of all tests, speed is their median, memory what one process held at most", () => {
  expect(runTotals([busy, calm, testRun("a > asks nobody")])).toMatchObject({
    calls: 4,
    served: 2,
    sent: 1,
    missed: 1,
    errors: 1,
    errorRate: 0.25,
    rateLimited: 1,
    retries: 1,
    usage: { input: 20, output: 4 },
    cost: { total: 0.06 },
    duration: 24,
    tokensPerSecond: 50,
    saved: { tokens: 12, cost: 0.03 },
    cpu: 10,
    memory: 2e8,
  });
});

test("of no tests there is nothing, and no share of it", () => {
  expect(runTotals([])).toMatchObject({ calls: 0, errorRate: 0, saved: { tokens: 0 }, cpu: 0 });
});

test("what did not go well is printed where something did not", () => {
  expect(printRun(runFile({ tests: [busy, calm] }))).toContain(
    "            errors  1 of 4 calls failed (25 %), 1 rate limited, 1 tried again\n",
  );
  expect(printRun(runFile({ tests: [calm] }))).not.toContain("errors");
});
