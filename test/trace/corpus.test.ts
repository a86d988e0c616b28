import { expect, test } from "vitest";
import { ABSENT, corpusFile, readCorpus } from "../corpus/corpus.ts";
import { figuresOf, lackingIn, prove } from "./corpus/prove.ts";

test("real traffic is read with the usage and the text that providers sent", (context) => {
  if (corpusFile("smoke.jsonl.gz") === undefined) context.skip(ABSENT);
  const proof = prove(readCorpus("smoke"));
  console.log(figuresOf(proof));
  expect(proof.thrown).toEqual([]);
  expect([...proof.usage.lacking.values()].flat()).toEqual([]);
  expect([...proof.text.lacking.values()].flat()).toEqual([]);
  // The smallest of each kind, so that what no provider says stands out more than in all of the traffic.
  expect(lackingIn(proof.chat)).toBeLessThanOrEqual(proof.chat.all / 20);
});
