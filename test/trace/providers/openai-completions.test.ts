import { expect, test } from "vitest";
import { callOf } from "./call-of.ts";

const url = "https://api.openai.com/v1/completions";
const choice = (text: string, index = 0, more: object = {}) => ({
  text,
  index,
  finish_reason: "stop",
  logprobs: null,
  ...more,
});

test("several prompts are several messages, their answers in order", () => {
  const request = { model: "gpt-3.5-turbo-instruct", prompt: ["One", "Two"] };
  expect(callOf({ url, request, answer: { choices: [choice("1"), choice("2", 1)] } })).toMatchObject({
    input: [{ parts: [{ content: "One" }] }, { parts: [{ content: "Two" }] }],
    output: [{ parts: [{ content: "1" }] }, { parts: [{ content: "2" }] }],
    text: "1",
    finishReasons: ["stop", "stop"],
  });
});

test("a prompt of tokens is kept as they are", () => {
  const call = callOf({
    url,
    request: { model: "ada", prompt: [464, 995] },
    answer: { choices: [choice("!")] },
  });
  expect(call.input).toEqual([
    { role: "user", parts: [{ type: "other", name: "tokens", value: [464, 995] }] },
  ]);
});

test("probabilities stand in lists beside each other", () => {
  const logprobs = {
    tokens: ["Hi", "!"],
    token_logprobs: [-0.5, -1],
    top_logprobs: [{ Hi: -0.5, Ho: -2 }, null],
    text_offset: [0, 2],
  };
  const call = callOf({
    url,
    request: { model: "ada", prompt: "x" },
    answer: { choices: [choice("Hi!", 0, { logprobs })] },
  });
  expect(call.output[0]?.logprobs).toEqual([
    {
      token: "Hi",
      logprob: -0.5,
      alternatives: [
        { token: "Hi", logprob: -0.5 },
        { token: "Ho", logprob: -2 },
      ],
    },
    { token: "!", logprob: -1 },
  ]);
});

test("an engine in the path is the model", () => {
  const engine = "https://api.openai.com/v1/engines/davinci-codex/completions";
  expect(callOf({ url: engine, request: { prompt: "x" }, answer: { choices: [choice("y")] } })).toMatchObject(
    {
      requestModel: "davinci-codex",
      operation: "text_completion",
    },
  );
});

test("a host that answers with a chat at the address of completions is read as one", () => {
  const portkey = "https://api.portkey.ai/v1/prompts/pp-1/completions";
  const choices = [{ index: 0, message: { role: "assistant", content: "Hi" }, finish_reason: "stop" }];
  expect(
    callOf({ url: portkey, request: { variables: {} }, answer: { model: "gpt-4o", choices } }),
  ).toMatchObject({
    api: "openai.chat",
    provider: "portkey",
    text: "Hi",
  });
});
