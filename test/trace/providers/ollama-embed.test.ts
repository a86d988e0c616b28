import { expect, test } from "vitest";
import { callOf } from "./call-of.ts";

test("the older address takes one prompt and gives one vector", () => {
  const request = { model: "all-minilm", prompt: "Hello" };
  const url = "http://localhost:11434/api/embeddings";
  expect(callOf({ url, request, answer: { embedding: [0.5, 0.6] } })).toMatchObject({
    operation: "embeddings",
    model: "all-minilm",
    embeddings: [[0.5, 0.6]],
    input: [{ parts: [{ content: "Hello" }] }],
    usage: {},
  });
});
