import { expect, test } from "vitest";
import { killMany } from "./kill.ts";

test("a recording killed at any moment leaves an earlier cassette whole and readable", async () => {
  const { broken, litter } = await killMany(20, Date.now());
  expect(broken).toEqual([]);
  expect(litter.length).toBeLessThanOrEqual(4);
}, 120_000);
