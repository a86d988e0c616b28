import { expect, test } from "vitest";
import { countTokens } from "../../../src/trace/calls/count-tokens.ts";
import { estimateUsage } from "../../../src/trace/calls/estimate-tokens.ts";
import type { Message } from "../../../src/trace/message.ts";
import { readTrace } from "../../../src/trace/read-trace.ts";
import { interaction } from "../../session/interaction.ts";

const message = (role: string, content: string, name?: string): Message => ({
  role,
  ...(name !== undefined && { name }),
  parts: [{ type: "text", content }],
});

/** From https://cookbook.openai.com/examples/how_to_count_tokens_with_tiktoken, where OpenAI bills 124 for gpt-4o. */
const COOKBOOK = [
  message(
    "system",
    "You are a helpful, pattern-following assistant that translates corporate jargon into plain English.",
  ),
  message("system", "New synergies will help drive top-line growth.", "example_user"),
  message("system", "Things working well together will increase revenue.", "example_assistant"),
  message(
    "system",
    "Let's circle back when we have more bandwidth to touch base on opportunities for increased leverage.",
    "example_user",
  ),
  message("system", "Let's talk later when we're less busy about how to do better.", "example_assistant"),
  message("user", "This late pivot means we don't have time to boil the ocean for the client deliverable."),
];

test("a conversation is counted as OpenAI bills it", () => {
  expect(estimateUsage({}, { operation: "chat", input: COOKBOOK })).toEqual({ input: 124, isEstimate: true });
});

test("an answer is counted with its thoughts and the arguments of its tools, without pictures", () => {
  const output = [
    {
      role: "assistant",
      parts: [
        { type: "reasoning", content: "hello world" },
        { type: "text", content: "hello world" },
        { type: "tool_call", name: "hello", arguments: "world" },
        { type: "blob", modality: "image", size: 100_000 },
      ],
    },
  ] as const;
  expect(estimateUsage({ input: 7 }, { output })).toEqual({ input: 7, output: 6, isEstimate: true });
});

test("tools that are offered count", () => {
  const tools = [{ name: "search", parameters: { type: "object" } }];
  const { input: bare = 0 } = estimateUsage({}, { operation: "chat", input: COOKBOOK });
  const { input = 0 } = estimateUsage({}, { operation: "chat", input: COOKBOOK, tools });
  expect(input - bare).toBe(countTokens('{"name":"search","parameters":{"type":"object"}}'));
});

test("what the provider counted stays, and is no estimate", () => {
  const usage = { input: 3, output: 4 };
  expect(estimateUsage(usage, { input: COOKBOOK, output: COOKBOOK })).toBe(usage);
});

test("where nothing was said nothing is counted", () => {
  expect(estimateUsage({}, { input: [], output: [] })).toEqual({});
});

const refused = { status: 429, body: { json: { error: { type: "rate_limit", message: "slow down" } } } };
const silent = {
  status: 200,
  body: {
    json: {
      model: "gpt-4o",
      choices: [{ index: 0, message: { role: "assistant", content: "hello world" } }],
    },
  },
};

test.each([
  ["what was answered is counted where the option is set", silent, true, { output: 2, isEstimate: true }],
  ["nothing is counted without the option", silent, false, {}],
  ["nothing is counted for a request that was refused", refused, true, {}],
] as const)("%s", (_, { status, body }, estimateTokens, usage) => {
  const url = "https://api.openai.com/v1/chat/completions";
  const json = { model: "gpt-4o", messages: [{ role: "user", content: "hi" }] };
  const asked = interaction({
    request: { method: "POST", url, headers: [], body: { json } },
    response: { status, statusText: "", headers: [], body },
  });
  const [call] = readTrace([asked], { estimateTokens }).calls;
  expect(call?.usage).toMatchObject(usage);
  expect(call?.usage.isEstimate).toBe("isEstimate" in usage ? true : undefined);
});
