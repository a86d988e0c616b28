import { currentTrace } from "llm-replay";
import OpenAI from "openai";
import { expect, test } from "vitest";
import { answer, HANDBOOK, retrieve } from "./answer.ts";

const judge = {
  client: new OpenAI({ apiKey: process.env["OPENAI_API_KEY"] ?? "none" }),
  model: "gpt-5-mini",
};

test("finds the entry that a question is about", async () => {
  expect(await retrieve("How long does shipping to Germany take?", 1)).toEqual([HANDBOOK[1]]);
});

test("claims nothing but what its sources say", async () => {
  const { text, sources } = await answer("Can books be sent back for a refund?");

  expect(text).toMatchSemantically("You can send books back within 30 days.");
  await expect(text).toBeFaithfulTo(sources, judge);
  expect(currentTrace().calls.map(({ operation }) => operation)).toEqual(["embeddings", "chat"]);
  expect(currentTrace()).toCostLessThan(0.001);
});
