import { expect, test } from "vitest";
import { DEFAULT_DRIFT_LIMITS, readDriftLimits } from "../../../src/upkeep/verify/limits.ts";

test("without flags the defaults hold, and no figure fails", () => {
  expect(readDriftLimits({})).toEqual(DEFAULT_DRIFT_LIMITS);
});

test("limits are written as those of diff, and what is given fails", () => {
  const limits = readDriftLimits({
    "max-tokens": "+10% and +20",
    "max-dearer": "+$0.01",
    "max-latency": "2s",
    "min-similarity": "0.6",
    "min-cosine": "off",
    "min-overlap": "0.9",
  });
  expect(limits).toMatchObject({
    tokens: { relative: 0.1, absolute: 20 },
    cost: { absolute: 0.01 },
    latency: { bound: 2000 },
    firstChunk: DEFAULT_DRIFT_LIMITS.firstChunk,
    similarity: 0.6,
    cosine: false,
    overlap: 0.9,
  });
  expect([...limits.asked].toSorted()).toEqual(["cost", "latency", "tokens"]);
});
