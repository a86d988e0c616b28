import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { countAlarms } from "../reporters/judge/noise.ts";

const PAGE = readFileSync(join(import.meta.dirname, "../../docs/statistics.md"), "utf8");
const SHIFTS = [1, 1.1, 1.2, 1.5, 2];
/** Figures are counted with one seed, and others may come out a little otherwise. */
const TOLERANCE = 3;

const [, table = ""] = PAGE.split(/<!-- .?power -->/);
const rows = [...table.matchAll(/^\| [\d.]+ .*$/gm)].map(([row]) => row.split("|").slice(1, -1).map(Number));

test("the power curve of the documentation has its rows", () => {
  expect(rows).toHaveLength(8);
});

test.each(rows)("with a spread of %d, %d takes find as much as is documented", (spread, takes, ...found) => {
  const counted = SHIFTS.map(
    (shift) => countAlarms({ suites: 1000, tests: 1, takes: takes ?? 0, spread: spread ?? 0, shift }) / 10,
  );
  for (const [index, each] of found.entries())
    expect(Math.abs(each - (counted[index] ?? 0)), `×${SHIFTS[index]}`).toBeLessThanOrEqual(TOLERANCE);
});
