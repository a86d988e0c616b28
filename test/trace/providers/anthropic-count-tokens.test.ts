import { expect, test } from "vitest";
import { callOf } from "./call-of.ts";

const request = {
  model: "claude-sonnet-4-5",
  messages: [{ role: "user", content: "Hello, Claude" }],
};

test.each([
  "https://api.anthropic.com/v1/messages/count_tokens",
  "https://us-east5-aiplatform.googleapis.com/v1/projects/p/locations/us-east5/publishers/anthropic/models/count-tokens:rawPredict",
])("counting tokens is no work of a model and uses none: %s", (url) => {
  const call = callOf({ url, request, answer: { input_tokens: 14 } });
  expect(call).toMatchObject({
    kind: "other",
    operation: "count_tokens",
    requestModel: "claude-sonnet-4-5",
    usage: {},
    output: [{ parts: [{ type: "other", name: "token_count", value: { input_tokens: 14 } }] }],
  });
});
