import { describe, expect, test } from "vitest";
import { ABSENT, corpusFile, readCorpus } from "../corpus/corpus.ts";
import { recordedOf } from "./matching/case.ts";
import { scoreSemantic } from "./matching/semantic-score.ts";
import { tableOf } from "./matching/table.ts";
import { scoreVolatile } from "./matching/volatile-score.ts";

const here = corpusFile("dev.jsonl.gz") !== undefined;

/** Kinds that the corpus holds too seldom, or that a server's own ids make ambiguous: told, not judged. */
const TOLD = new Set(["UUIDs of the corpus", "echoed ids of resources"]);

describe.runIf(here)("all of the real traffic", () => {
  const cassettes = recordedOf(readCorpus("dev"));

  test("is never answered once a request means something else, whatever changed, each kind 200 times or more", () => {
    const scores = Object.entries(scoreSemantic(cassettes, 2));
    console.info(tableOf(scores.map(([kind, { injected, hits }]) => [kind, injected, hits.length])));
    expect(scores.flatMap(([, { hits }]) => hits)).toEqual([]);
    for (const [kind, { injected }] of scores) expect(injected, kind).toBeGreaterThanOrEqual(200);
  });

  test("is answered in 99 of 100 cases though volatile values differ, each kind 200 times or more", () => {
    const scores = Object.entries(scoreVolatile(cassettes));
    console.info(tableOf(scores.map(([kind, { injected, misses }]) => [kind, injected, misses.length])));
    for (const [kind, { injected, misses }] of scores.filter(([kind]) => !TOLD.has(kind))) {
      expect(injected, kind).toBeGreaterThanOrEqual(200);
      expect(misses.length / injected, `${kind}: ${misses.slice(0, 5).join("; ")}`).toBeLessThanOrEqual(0.01);
    }
  });
});

test.runIf(!here)("says that the real traffic is not here", () => console.info(ABSENT));
