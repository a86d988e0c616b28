import { expect, test } from "vitest";
import { killMany } from "./kill.ts";

test("200 recordings killed at random moments leave an earlier cassette whole and readable", async () => {
  const { broken, litter, recordings, halfway } = await killMany(200, Date.now());
  console.info(`200 kills during ${recordings} recordings, ${halfway} of them amid a write`);
  expect(broken).toEqual([]);
  expect(litter.length).toBeLessThanOrEqual(4);
});
