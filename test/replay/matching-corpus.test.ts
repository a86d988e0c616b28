import { describe, expect, test } from "vitest";
import { ABSENT, corpusFile, readCorpus } from "../corpus/corpus.ts";
import { recordedOf } from "./matching/case.ts";
import { scoreSemantic } from "./matching/semantic-score.ts";
import { scoreVolatile } from "./matching/volatile-score.ts";

const here = corpusFile("smoke.jsonl.gz") !== undefined;

describe.runIf(here)("a part of the real traffic", () => {
  const cassettes = recordedOf(readCorpus("smoke")).filter((_cassette, i) => i % 3 === 0);

  test("is not answered once a request means something else", () => {
    const scores = scoreSemantic(cassettes, 1);
    expect(Object.values(scores).flatMap(({ hits }) => hits)).toEqual([]);
    expect(scores["model"]?.injected).toBeGreaterThan(100);
  });

  test("is answered though volatile values differ", () => {
    const scores = scoreVolatile(cassettes);
    expect(Object.values(scores).flatMap(({ misses }) => misses)).toEqual([]);
    expect(scores["a UUID of the run"]?.injected).toBeGreaterThan(100);
  });
});

test.runIf(!here)("says that the real traffic is not here", () => console.info(ABSENT));
