import { expect, test } from "vitest";
import { callOf } from "./call-of.ts";

const request = { model: "rerank-v3.5", query: "ruby", documents: ["Ruby", { text: "Paris" }], top_n: 1 };
const results = [{ index: 0, relevance_score: 0.75 }];

test("Cohere orders documents and bills searches", () => {
  const answer = { id: "r", results, meta: { billed_units: { search_units: 1 } } };
  expect(callOf({ url: "https://api.cohere.com/v2/rerank", request, answer })).toMatchObject({
    kind: "model",
    operation: "rerank",
    provider: "cohere",
    model: "rerank-v3.5",
    usage: { requests: { search_units: 1 } },
    input: [
      { parts: [{ content: "ruby" }] },
      { parts: [{ content: "Ruby" }] },
      { parts: [{ content: "Paris" }] },
    ],
    output: [{ parts: [{ type: "other", name: "rerank_results", value: results }] }],
  });
});

test.each([
  ["Jina", "https://api.jina.ai/v1/rerank", { model: "jina", results, usage: { total_tokens: 43 } }],
  [
    "Voyage",
    "https://api.voyageai.com/v1/rerank",
    { object: "list", data: results, usage: { total_tokens: 43 } },
  ],
  [
    "llama.cpp",
    "http://localhost:8080/v1/rerank",
    { results, usage: { prompt_tokens: 43, total_tokens: 43 } },
  ],
])("%s says the same in its own words", (_, url, answer) => {
  expect(callOf({ url, request, answer })).toMatchObject({
    operation: "rerank",
    usage: { input: 43 },
    output: [{ parts: [{ value: results }] }],
  });
});

test("Text Embeddings Inference answers with the list alone", () => {
  const answer = [{ index: 1, score: 0.9 }];
  const url = "http://localhost:8080/rerank";
  const call = callOf({ url, request: { query: "ruby", texts: ["Paris", "Ruby"] }, answer });
  expect(call).toMatchObject({ output: [{ parts: [{ value: answer }] }], usage: {}, isStream: false });
});
