import { expect, test } from "vitest";
import { callOf } from "./call-of.ts";

const host = "https://us-south.ml.cloud.ibm.com/ml/v1";

test("a chat has OpenAI's words and a model's id", () => {
  const request = { model_id: "ibm/granite-3-8b-instruct", messages: [{ role: "user", content: "Hi" }] };
  const choice = { index: 0, message: { role: "assistant", content: "Hello" }, finish_reason: "stop" };
  const answer = {
    id: "cmpl-1",
    model_id: "ibm/granite-3-8b-instruct",
    choices: [choice],
    usage: { prompt_tokens: 8, completion_tokens: 2, total_tokens: 10 },
  };
  expect(callOf({ url: `${host}/text/chat?version=2024-10-08`, request, answer })).toMatchObject({
    api: "watsonx.text",
    operation: "chat",
    model: "ibm/granite-3-8b-instruct",
    text: "Hello",
    usage: { input: 8, output: 2 },
  });
});

test("embeddings count their input", () => {
  const request = { model_id: "ibm/slate-30m-english-rtrvr", inputs: ["Hello"] };
  const answer = {
    model_id: "ibm/slate-30m-english-rtrvr",
    results: [{ embedding: [0.5] }],
    input_token_count: 3,
  };
  expect(callOf({ url: `${host}/text/embeddings?version=2024-10-08`, request, answer })).toMatchObject({
    operation: "embeddings",
    embeddings: [[0.5]],
    usage: { input: 3 },
  });
});

test("a deployment is named by its address", () => {
  const answer = { results: [{ generated_text: "2", stop_reason: "max_tokens" }] };
  const url = `${host}/deployments/my-prompt/text/generation?version=2024-10-08`;
  expect(callOf({ url, request: { input: "1 + 1?" }, answer })).toMatchObject({
    requestModel: "my-prompt",
    text: "2",
    finishReasons: ["length"],
  });
});
