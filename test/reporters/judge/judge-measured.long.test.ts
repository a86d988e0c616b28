import { expect, test } from "vitest";
import { wilsonInterval } from "../../../src/trace/statistics/wilson.ts";
import { countAlarms } from "./noise.ts";

test.each([
  { tests: 1, takes: 10, spread: 0.1 },
  { tests: 20, takes: 10, spread: 0.1 },
  { tests: 20, takes: 10, spread: 0.5 },
  { tests: 50, takes: 5, spread: 0.3 },
])(
  "of 1,000 suites in which nothing changed at most 5 % alarm ($tests tests, $takes takes, spread $spread)",
  (suite) => {
    const alarms = countAlarms({ suites: 1000, ...suite });
    expect(alarms).toBeLessThanOrEqual(50);
    expect(wilsonInterval(alarms, 1000).high).toBeLessThanOrEqual(0.065);
  },
);

test("of 1,000 tests that became a fifth slower, ten takes find nine in ten", () => {
  const found = countAlarms({ suites: 1000, tests: 1, takes: 10, spread: 0.1, shift: 1.2 });
  expect(found).toBeGreaterThanOrEqual(900);
});
