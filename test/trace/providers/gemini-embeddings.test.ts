import { expect, test } from "vitest";
import { callOf } from "./call-of.ts";

const models = "https://generativelanguage.googleapis.com/v1beta/models/";
const vertex =
  "https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/us-central1/publishers/google/models/";
const content = { parts: [{ text: "Hello" }] };

test("one text has one vector", () => {
  const answer = { embedding: { values: [0.1, -0.2] }, usageMetadata: { promptTokenCount: 2 } };
  const url = `${models}gemini-embedding-001:embedContent`;
  expect(callOf({ url, request: { content }, answer })).toMatchObject({
    kind: "model",
    operation: "embeddings",
    model: "gemini-embedding-001",
    embeddings: [[0.1, -0.2]],
    usage: { input: 2 },
    input: [{ role: "user", parts: [{ type: "text", content: "Hello" }] }],
  });
});

test("a batch has a vector for each", () => {
  const answer = { embeddings: [{ values: [1, 0] }, { values: [0, 1] }] };
  const request = { requests: [{ content }, { content }] };
  const call = callOf({ url: `${models}gemini-embedding-001:batchEmbedContents`, request, answer });
  expect(call.embeddings).toEqual([
    [1, 0],
    [0, 1],
  ]);
  expect(call.input).toHaveLength(2);
  expect(call.usage).toEqual({});
});

test("Vertex AI counts the tokens of each text", () => {
  const prediction = { embeddings: { values: [0.5], statistics: { truncated: false, token_count: 3 } } };
  const answer = { predictions: [prediction, prediction], metadata: { billableCharacterCount: 22 } };
  const request = { instances: [{ content: "Ruby is great" }, { content: "Ruby is great" }] };
  expect(callOf({ url: `${vertex}text-embedding-005:predict`, request, answer })).toMatchObject({
    embeddings: [[0.5], [0.5]],
    usage: { input: 6 },
    input: [{ parts: [{ content: "Ruby is great" }] }, {}],
  });
});

test("other predictions of Vertex AI are no embeddings", () => {
  const answer = { predictions: [{ mimeType: "image/png", bytesBase64Encoded: "aGVsbG8=" }] };
  const request = { instances: [{ prompt: "a cat" }] };
  expect(callOf({ url: `${vertex}imagen-4:predict`, request, answer }).operation).not.toBe("embeddings");
});

test("what a text and a picture used is told apart", () => {
  const promptTokenDetails = [
    { modality: "TEXT", tokenCount: 2 },
    { modality: "IMAGE", tokenCount: 258 },
  ];
  const usageMetadata = { promptTokenCount: 260, promptTokenDetails };
  const url = `${models}gemini-embedding-2:embedContent`;
  expect(
    callOf({ url, request: { content }, answer: { embedding: { values: [1] }, usageMetadata } }).usage,
  ).toEqual({
    input: 260,
    inputImage: 258,
  });
});
