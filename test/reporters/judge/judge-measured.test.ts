import { expect, test } from "vitest";
import { judgeMeasured, type Measured } from "../../../src/reporters/judge/judge-measured.ts";
import { DEFAULT_THRESHOLDS } from "../../../src/reporters/thresholds.ts";
import { wilsonInterval } from "../../../src/trace/statistics/wilson.ts";
import { countAlarms } from "./noise.ts";

const latency = (base: readonly number[], head: readonly number[], metric = "latency"): Measured => ({
  metric,
  base,
  head,
  limits: DEFAULT_THRESHOLDS.test,
});

const judge = (...figures: Measured[]) => judgeMeasured(figures, 0.05);
const TEN = [700, 720, 740, 760, 780, 800, 820, 840, 860, 880];
const times = (factor: number) => TEN.map((value) => value * factor + 1);

test("a shift that ten takes show is one", () => {
  expect(judge(latency(TEN, times(1.3)))).toMatchObject([{ verdict: "worse" }]);
  expect(judge(latency(times(1.3), TEN))).toMatchObject([{ verdict: "better" }]);
});

test("a shift below the least effect is none, however sure", () => {
  const many = Array.from({ length: 100 }, (_, index) => 1000 + index / 100);
  const [found] = judge(
    latency(
      many,
      many.map((value) => value * 1.03),
    ),
  );
  expect(found?.probability).toBeLessThan(1e-6);
  expect(found?.verdict).toBe("same");
});

test("too few takes are said to be too few, with how many it takes", () => {
  const [found] = judge(latency([800, 900, 1000], [900, 1010, 1120]));
  expect(found?.verdict).toBe("undecided");
  expect(found?.takesNeeded).toBeGreaterThan(3);
});

test("a single measurement is judged by its limit alone", () => {
  expect(judge(latency([800], [1500]))).toMatchObject([{ verdict: "single" }]);
  expect(judge(latency([800], [2500]))).toMatchObject([{ verdict: "worse" }]);
  expect(judge(latency([20], [90]))).toMatchObject([{ verdict: "single" }]);
  expect(judge(latency(TEN, [2500]))).toMatchObject([{ verdict: "worse", outliers: 1 }]);
});

test("measurements outside the base's own spread are counted", () => {
  expect(judge(latency(TEN, [...TEN.slice(0, 8), 5000, 9000]))).toMatchObject([{ outliers: 2 }]);
  expect(judge(latency(TEN, times(1)))).toMatchObject([{ outliers: 0 }]);
});

test("a score that sinks is worse, one that rises better", () => {
  const high = [0.9, 0.91, 0.92, 0.93, 0.94, 0.95];
  const low = high.map((score) => score - 0.3);
  expect(judge(latency(high, low, "score relevance"))).toMatchObject([{ verdict: "worse" }]);
  expect(judge(latency(low, high, "score relevance"))).toMatchObject([{ verdict: "better" }]);
});

test("what was not measured again does not make the rest harder to tell", () => {
  const shift = latency(TEN, times(1.12));
  const [alone] = judge(shift);
  const still = Array.from({ length: 500 }, () => latency(TEN, TEN));
  const [among] = judge(shift, ...still);
  expect(among?.probability).toBe(alone?.probability);
  expect(judge(...still).every(({ verdict }) => verdict === "same")).toBe(true);
});

test("suites in which nothing changed hardly ever alarm", () => {
  const alarms = countAlarms({ suites: 200, tests: 5, takes: 8, spread: 0.3 });
  expect(wilsonInterval(alarms, 200).low).toBeLessThan(0.05);
  expect(alarms).toBeLessThanOrEqual(16);
});

test("a fifth more is found in nine of ten tests with ten takes each", () => {
  const found = countAlarms({ suites: 200, tests: 1, takes: 10, spread: 0.1, shift: 1.2 });
  expect(found).toBeGreaterThanOrEqual(180);
});
