import { expect, test } from "vitest";
import { callOf } from "./call-of.ts";

const hub = "https://router.huggingface.co/hf-inference/models/";

test.each([
  ["one text", [0.1, 0.2], [[0.1, 0.2]]],
  [
    "several texts",
    [
      [0.1, 0.2],
      [0.3, 0.4],
    ],
    [
      [0.1, 0.2],
      [0.3, 0.4],
    ],
  ],
])("features of %s are vectors", (_, answer, embeddings) => {
  const url = `${hub}intfloat/multilingual-e5-large/pipeline/feature-extraction`;
  expect(callOf({ url, request: { inputs: "Hello" }, answer })).toMatchObject({
    operation: "embeddings",
    model: "intfloat/multilingual-e5-large",
    embeddings,
    output: [],
  });
});

test("a server of one's own is known by its address and its inputs", () => {
  const answer = { generated_text: " Ada.", details: null };
  const url = "http://localhost:8080/generate";
  expect(callOf({ url, request: { inputs: "Hello, my name is" }, answer })).toMatchObject({
    api: "huggingface.inference",
    operation: "text_completion",
    text: " Ada.",
  });
});

test("tokens keep how likely they were", () => {
  const tokens = [{ id: 1, text: " Ada", logprob: -0.5, special: false }];
  const details = { finish_reason: "length", generated_tokens: 1, prefill: [{ id: 5 }, { id: 6 }], tokens };
  const answer = [{ generated_text: " Ada", details }];
  const call = callOf({ url: `${hub}gpt2`, request: { inputs: "My name is" }, answer });
  expect(call.output[0]?.logprobs).toEqual([{ token: " Ada", logprob: -0.5 }]);
  expect(call).toMatchObject({ usage: { input: 2, output: 1 }, finishReasons: ["length"], model: "gpt2" });
});

test("another task is a call of no known operation", () => {
  const answer = [[{ label: "POSITIVE", score: 0.99 }]];
  const url = `${hub}distilbert/sst-2`;
  const call = callOf({ url, request: { inputs: "Good" }, answer });
  expect(call).toMatchObject({ kind: "other", output: [], model: "distilbert/sst-2" });
});
