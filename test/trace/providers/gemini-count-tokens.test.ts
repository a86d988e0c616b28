import { expect, test } from "vitest";
import { callOf } from "./call-of.ts";

test("counting tokens is no work of a model and uses none", () => {
  const url = "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:countTokens";
  const contents = [{ role: "user", parts: [{ text: "Hello" }] }];
  const read = {
    kind: "other",
    operation: "count_tokens",
    requestModel: "gemini-2.5-flash",
    usage: {},
    input: [{ parts: [{ content: "Hello" }] }],
    output: [{ parts: [{ name: "token_count", value: { totalTokens: 2 } }] }],
  };
  expect(callOf({ url, request: { contents }, answer: { totalTokens: 2 } })).toMatchObject(read);
  const request = { generateContentRequest: { model: "models/gemini-2.5-flash", contents } };
  expect(callOf({ url, request, answer: { totalTokens: 2 } })).toMatchObject(read);
});
