import { expect, test } from "vitest";
import { ABSENT, corpusFile } from "../corpus/corpus.ts";
import { jsonShare, keepCorpus } from "./corpus.ts";

test("every body of real traffic comes back to the byte, and nearly all JSON stands as JSON", (context) => {
  if (corpusFile("smoke.jsonl.gz") === undefined) context.skip(ABSENT);
  const kept = keepCorpus("smoke");
  console.log(
    `${kept.bodies} bodies; JSON as JSON: requests ${jsonShare(kept.request)}, responses ${jsonShare(kept.response)}, ` +
      `both ${jsonShare(kept.request, kept.response)}; ${kept.frames} event streams, ${kept.multiparts} forms`,
  );
  expect(kept.broken).toEqual([]);
  expect(kept.unread).toEqual([]);
  expect(jsonShare(kept.request)).toBeGreaterThanOrEqual(0.95);
  expect(jsonShare(kept.response)).toBeGreaterThanOrEqual(0.95);
});
