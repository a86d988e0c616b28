import { expect, test } from "vitest";
import { callOf } from "./call-of.ts";

test("counting tokens is no work of a model and uses none", () => {
  const url =
    "https://bedrock-runtime.us-east-1.amazonaws.com/model/anthropic.claude-sonnet-4-5-20250929-v1%3A0/count-tokens";
  const request = { input: { converse: { messages: [{ role: "user", content: [{ text: "Hello" }] }] } } };
  expect(callOf({ url, request, answer: { inputTokens: 8 } })).toMatchObject({
    kind: "other",
    operation: "count_tokens",
    requestModel: "anthropic.claude-sonnet-4-5-20250929-v1:0",
    usage: {},
    input: [{ parts: [{ content: "Hello" }] }],
    output: [{ parts: [{ name: "token_count", value: { inputTokens: 8 } }] }],
  });
});
