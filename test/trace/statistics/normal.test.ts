import { expect, test } from "vitest";
import { normalCdf, normalQuantile } from "../../../src/trace/statistics/normal.ts";

// scipy 1.x, stats.norm
test.each([
  [-8, 6.22096057427174e-16],
  [-3.1, 0.0009676032132183563],
  [-1, 0.15865525393145707],
  [0, 0.5],
  [0.5, 0.6914624612740131],
  [1.96, 0.9750021048517795],
  [2.9, 0.998134186699616],
  [5, 0.9999997133484281],
])("%d has its share below it", (z, share) => {
  expect(Math.abs(normalCdf(z) / share - 1)).toBeLessThan(1e-9);
});

test.each([
  [0.001, -3.090232306167813],
  [0.025, -1.9599639845400545],
  [0.5, 0],
  [0.9, 1.2815515655446004],
])("a share of %d lies below its quantile", (share, z) => {
  expect(normalQuantile(share)).toBeCloseTo(z, 9);
});
