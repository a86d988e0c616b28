import { beforeAll, describe, expect, test, vi } from "vitest";
import { ABSENT, corpusFile } from "./corpus.ts";
import { roundTripAll, type Outcome } from "./stage.ts";

const here = corpusFile("smoke.jsonl.gz") !== undefined;

describe.runIf(here)("a part of the real traffic, recorded and replayed", () => {
  let outcome: Outcome;

  beforeAll(async () => {
    vi.stubEnv("LLM_REPLAY_ALLOW_RECORD", "1");
    outcome = await roundTripAll("smoke");
    console.info(outcome.figures.text());
    return () => vi.unstubAllEnvs();
  }, 120_000);

  test("comes back with the same status, headers, bytes and chunks, and nothing reaches the network", () => {
    expect(outcome.problems).toEqual([]);
  });

  test("stands in the file as JSON where it is JSON, in at least 95 of 100 bodies", () => {
    expect(outcome.figures.jsonShare()).toBeGreaterThanOrEqual(0.95);
  });
});

if (!here) test("says that the real traffic is not here", () => console.info(ABSENT));
