import { expect, test } from "vitest";
import { callOf } from "./call-of.ts";

const url = "https://api.openai.com/v1/embeddings";
const floats = Buffer.from(new Float32Array([0.5, -2, 3.25]).buffer).toString("base64");
const answerOf = (embedding: unknown, usage: object = { prompt_tokens: 3, total_tokens: 3 }) => ({
  object: "list",
  data: [{ object: "embedding", index: 0, embedding }],
  model: "text-embedding-3-small",
  usage,
});

test("vectors that were asked for as base64 are read as the floats they are", () => {
  const request = { model: "text-embedding-3-small", input: "Hello", encoding_format: "base64" };
  expect(callOf({ url, request, answer: answerOf(floats) }).embeddings).toEqual([[0.5, -2, 3.25]]);
});

test("Perplexity's vectors are whole numbers in base64", () => {
  const perplexity = "https://api.perplexity.ai/v1/embeddings";
  const request = { model: "pplx-embed-v1-0.6b", input: ["Ruby"] };
  const bytes = Buffer.from([1, 255, 128]).toString("base64");
  expect(callOf({ url: perplexity, request, answer: answerOf(bytes) })).toMatchObject({
    provider: "perplexity",
    embeddings: [[1, -1, -128]],
  });
});

test("a total alone is the input", () => {
  const request = { model: "voyage-3.5", input: ["Ruby"] };
  const voyage = "https://api.voyageai.com/v1/embeddings";
  expect(callOf({ url: voyage, request, answer: answerOf([1], { total_tokens: 3 }) })).toMatchObject({
    provider: "voyageai",
    usage: { input: 3 },
  });
});

test("tokens are an input as well as texts", () => {
  const input = [
    [1, 2],
    [3, 4],
  ];
  const tokens = (value: number[]) => ({ role: "user", parts: [{ type: "other", name: "tokens", value }] });
  const ask = (input: unknown) =>
    callOf({ url, request: { model: "ada", input }, answer: answerOf([1]) }).input;
  expect(ask(input)).toEqual(input.map(tokens));
  expect(ask([1, 2])).toEqual([tokens([1, 2])]);
});

test("a call that failed has no vectors", () => {
  const call = callOf({
    url,
    request: { model: "ada", input: "x" },
    status: 400,
    answer: { error: { message: "no" } },
  });
  expect(call).not.toHaveProperty("embeddings");
});
