import { expect, test } from "vitest";
import { ABSENT, corpusFile, readCorpus } from "../corpus/corpus.ts";
import { figuresOf, lackingIn, prove } from "./corpus/prove.ts";

test("real traffic is read with the usage and the text that providers sent", (context) => {
  if (corpusFile("dev.jsonl.gz") === undefined) context.skip(ABSENT);
  const proof = prove(readCorpus("dev"));
  console.log(figuresOf(proof));
  expect(proof.thrown).toEqual([]);
  expect([...proof.usage.lacking.values()].flat()).toEqual([]);
  expect([...proof.text.lacking.values()].flat()).toEqual([]);
  expect(lackingIn(proof.chat)).toBeLessThanOrEqual(proof.chat.all / 100);
});
