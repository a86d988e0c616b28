import * as fc from "fast-check";
import { test } from "vitest";
import { TARGETS } from "./targets.ts";

/** Seconds a target is looked at for; without them a look is short. */
const seconds = Number(process.env["FUZZ_SECONDS"] ?? 0);
const RUNS = 60;

test.each(Object.entries(TARGETS))("%s", { timeout: seconds * 2000 + 60_000 }, async (name, target) => {
  const seed = Number(process.env["FUZZ_SEED"] ?? Math.trunc(Math.random() * 2 ** 31));
  if (seconds === 0) return fc.assert(target, { numRuns: RUNS, seed });
  console.log(`seed ${seed}: ${name}`);
  const limit = { interruptAfterTimeLimit: seconds * 1000, markInterruptAsFailure: false };
  const result = await fc.check(target, { seed, numRuns: 1e9, ...limit });
  console.log(`${result.numRuns} inputs`);
  if (result.failed) throw new Error(fc.defaultReportMessage(result) ?? "It failed.");
});
