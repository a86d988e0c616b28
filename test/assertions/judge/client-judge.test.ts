import { expect, test } from "vitest";
import { passJudge } from "../../../src/assertions/index.ts";

const chat = (message: object) => ({
  chat: { completions: { create: async () => Promise.resolve({ choices: [{ message }] }) } },
});
const responses = (reply: object) => ({ responses: { create: async () => Promise.resolve(reply) } });
const text = '{"reason":"","score":1,"verdict":"pass"}';

test.each([
  ["chat completions", chat({ content: text })],
  ["responses of the SDK", responses({ output_text: text })],
  [
    "responses as sent",
    responses({ output: [{ type: "reasoning" }, { content: [{ type: "output_text", text }] }] }),
  ],
])("a verdict is found in %s", async (_title, client) => {
  expect(await passJudge("text", "Is kind.", { client, model: "m" })).toMatchObject({ pass: true, score: 1 });
});

test.each([
  ["a refusal", chat({ content: null, refusal: "I can't judge that." }), "I can't judge that."],
  [
    "a refusal in responses",
    responses({ output: [{ content: [{ type: "refusal", refusal: "No." }] }] }),
    "No.",
  ],
  ["an answer without a text", chat({ tool_calls: [] }), "tool_calls"],
  ["an error inside an answer", responses({ error: { message: "overloaded" } }), "overloaded"],
])("%s is shown as what cannot be read", async (_title, client, shown) => {
  const verdict = await passJudge("text", "Is kind.", { client, model: "m" });
  expect(verdict).toMatchObject({ pass: false, unjudged: true });
  expect(verdict.message).toContain(shown);
});
