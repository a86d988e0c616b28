import { expect, test } from "vitest";
import { mannWhitney } from "../../../src/trace/statistics/mann-whitney.ts";
import { normalQuantile } from "../../../src/trace/statistics/normal.ts";
import { seededRandom } from "../../../src/trace/statistics/bootstrap.ts";
import { takesNeeded } from "../../../src/trace/statistics/takes-needed.ts";

const random = seededRandom(7);
const takes = (count: number, ratio: number, spread: number): number[] =>
  Array.from({ length: count }, () => ratio * Math.exp(spread * normalQuantile(random() || 0.5)));

test.each([
  [1.2, 0.1],
  [1.2, 0.2],
  [1.5, 0.3],
])("as many takes find a factor of %d at a spread of %d nine times in ten", (ratio, spread) => {
  const count = takesNeeded({ ratio, spread });
  const tries = 400;
  let found = 0;
  for (let i = 0; i < tries; i++)
    if (mannWhitney(takes(count, 1, spread), takes(count, ratio, spread)) <= 0.05) found++;
  expect(found / tries).toBeGreaterThan(0.83);
});

test("wider spread and smaller shifts need more, and fewer than four never do", () => {
  expect(takesNeeded({ ratio: 1.1, spread: 0.2 })).toBeGreaterThan(takesNeeded({ ratio: 1.2, spread: 0.2 }));
  expect(takesNeeded({ ratio: 1.2, spread: 0.3 })).toBeGreaterThan(takesNeeded({ ratio: 1.2, spread: 0.2 }));
  expect(takesNeeded({ ratio: 10, spread: 0.01 })).toBe(4);
});
