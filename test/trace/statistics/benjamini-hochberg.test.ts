import * as fc from "fast-check";
import { expect, test } from "vitest";
import { benjaminiHochberg } from "../../../src/trace/statistics/benjamini-hochberg.ts";

test("probabilities are adjusted as known", () => {
  // scipy 1.x, stats.false_discovery_control
  const adjusted = benjaminiHochberg([0.01, 0.04, 0.03, 0.005, 0.5]);
  for (const [index, value] of [0.025, 0.05, 0.05, 0.025, 0.5].entries())
    expect(adjusted[index]).toBeCloseTo(value, 12);
});

test("one comparison stays as it is, many only rise, and their order stays", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (given) => {
      const adjusted = benjaminiHochberg(given);
      if (given.length === 1) expect(adjusted).toEqual(given);
      for (const [i, p] of given.entries()) {
        expect(adjusted[i]).toBeGreaterThanOrEqual(p * (1 - 1e-12));
        expect(adjusted[i]).toBeLessThanOrEqual(1);
        for (const [j, q] of given.entries())
          if (p < q) expect(adjusted[i]!).toBeLessThanOrEqual(adjusted[j]!);
      }
    }),
  );
});
