import { expect, test } from "vitest";
import { judgeSuiteLatency } from "../../../src/reporters/judge/judge-suite-latency.ts";
import type { TestReport } from "../../../src/reporters/report.ts";
import { seededRandom } from "../../../src/trace/statistics/bootstrap.ts";

const measured = (id: string, base: readonly number[], head: readonly number[]): TestReport => ({
  id,
  kind: "changed",
  measurements: [{ metric: "latency", unit: "ms", base, head, verdict: "single", outliers: 0 }],
  findings: [],
});

const random = seededRandom(7);
const noise = () => 1 + (random() - 0.5) / 5;

const suite = (count: number, factor: number): TestReport[] =>
  Array.from({ length: count }, (_, at) => {
    const base = 200 + 37 * at;
    return measured(`t${at}`, [base * noise()], [base * factor * noise()]);
  });

test("a suite that took longer on the whole is a warning with an interval, though each test has one measurement", () => {
  const [finding, ...others] = judgeSuiteLatency(suite(40, 1.4));
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ severity: "warning", metric: "latency" });
  const [, low, high] = /rose by (\d+) % to (\d+) %/.exec(finding?.message ?? "") ?? [];
  expect(Number(low)).toBeLessThan(40);
  expect(Number(high)).toBeGreaterThan(38);
});

test("one that became faster is an improvement", () => {
  const [finding] = judgeSuiteLatency(suite(40, 0.6));
  expect(finding).toMatchObject({ severity: "improvement" });
  expect(finding?.message).toMatch(/fell by 3\d % to 4\d %/);
});

test("noise, a shift below a tenth and a handful of tests are no news", () => {
  expect(judgeSuiteLatency(suite(40, 1))).toEqual([]);
  expect(judgeSuiteLatency(suite(40, 1.05))).toEqual([]);
  expect(judgeSuiteLatency(suite(9, 2))).toEqual([]);
});

test("what was not recorded again says nothing", () => {
  expect(judgeSuiteLatency(Array.from({ length: 40 }, (_, at) => measured(`t${at}`, [100], [100])))).toEqual(
    [],
  );
});
