import { beforeAll, describe, expect, test, vi } from "vitest";
import { ABSENT, corpusFile } from "./corpus.ts";
import { roundTripAll, type Outcome } from "./stage.ts";

const here = corpusFile("dev.jsonl.gz") !== undefined;

/** Headers that clients or traces act on: dropping one of them as volatile would change what a program does. */
const NEEDED =
  /^(content-type|retry-after|location|x-should-retry|www-authenticate|content-disposition|etag|allow|(x-|anthropic-)?ratelimit.*|x-goog-upload-.*url|openai-(version|model)|x-amzn-(bedrock-.*-count|errortype))$/;

describe.runIf(here)("all of the real traffic, recorded and replayed", () => {
  let outcome: Outcome;

  beforeAll(async () => {
    vi.stubEnv("LLM_REPLAY_ALLOW_RECORD", "1");
    outcome = await roundTripAll("dev");
    console.info(outcome.figures.text());
    return () => vi.unstubAllEnvs();
  }, 1_200_000);

  test("comes back with the same status, headers, bytes and chunks, and nothing reaches the network", () => {
    expect(outcome.problems).toEqual([]);
  });

  test("stands in the file as JSON where it is JSON, in at least 95 of 100 bodies", () => {
    expect(outcome.figures.jsonShare()).toBeGreaterThanOrEqual(0.95);
  });

  test("keeps every header that a client or a trace acts on", () => {
    expect(outcome.figures.droppedNames().filter((name) => NEEDED.test(name))).toEqual([]);
  });

  test("has credentials in fifteen answers, which come back masked", () => {
    expect(outcome.figures.credentials()).toHaveLength(15);
  });

  test("was mended by four rules only, as often as the traffic needs it", () => {
    expect(outcome.repairs).toEqual({
      "credential taken out": 3701,
      "region placeholder in the host": 36,
      "placeholder instead of the host": 9,
      "line break in a request header": 71,
    });
  });
});

if (!here) test("says that the real traffic is not here", () => console.info(ABSENT));
