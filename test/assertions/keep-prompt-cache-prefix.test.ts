import { expect, test } from "vitest";
import { keepPromptCachePrefix } from "../../src/assertions/keep-prompt-cache-prefix.ts";
import type { Call } from "../../src/trace/call.ts";
import { asked, said, traceWith } from "./call.ts";

const system = "You are a support agent. It is 12:00:01. Answer in one sentence and look orders up.";
const tools = [{ name: "lookup" }, { name: "refund" }];
const first = {
  tools,
  input: [said("system", system), said("user", "Where is order 7?")],
  toolCalls: [asked("lookup", { order: 7 }, "call_1")],
};

const secondWith = (given: Partial<Pick<Call, "tools" | "requestModel">> & { system?: string }) => ({
  tools,
  text: "It is on its way.",
  ...given,
  input: [
    said("system", given.system ?? system),
    said("user", "Where is order 7?"),
    { role: "assistant", parts: [asked("lookup", { order: 7 }, "call_1")] },
    { role: "tool", parts: [{ type: "tool_call_response", id: "call_1", response: "on its way" } as const] },
  ],
});

test("turns are known by the tool call they answer", () => {
  expect(keepPromptCachePrefix(traceWith(first, secondWith({})))).toMatchObject({ pass: true, score: 1 });
});

test("a changed system prompt is shown where it changes", () => {
  const changed = secondWith({ system: system.replace("12:00:01", "12:00:09") });
  const { pass, message, call, score } = keepPromptCachePrefix(
    traceWith(first, { ...changed, usage: { cacheRead: 64 } }),
  );
  expect(pass).toBe(false);
  expect(call).toMatchObject({ index: 1 });
  expect(score).toBeGreaterThan(0.3);
  expect(score).toBeLessThan(0.8);
  expect(message).toContain("0 of 1 prompts begin with the whole prompt that they continue.");
  expect(message).toContain("breaks at   input[0] (system)");
  expect(message).toMatch(/was {9}.*12:00:01/);
  expect(message).toMatch(/now {9}.*12:00:09/);
  expect(message).toContain("from cache  64 tokens");
});

test("tools in another order, one more tool and another model break the prefix", () => {
  const breaks = (given: Parameters<typeof secondWith>[0]) =>
    keepPromptCachePrefix(traceWith(first, secondWith(given))).message;
  expect(breaks({ tools: tools.toReversed() })).toContain(
    "breaks at  tools[0] (refund), before tools[0] (lookup)",
  );
  expect(breaks({ tools: [...tools, { name: "cancel" }] })).toContain(
    "tools[2] (cancel), before input[0] (system)",
  );
  expect(breaks({ requestModel: "gpt-5-mini" })).toContain("breaks at  model");
});

test("conversations that run at the same time are each judged by themselves", () => {
  const other = {
    text: "Open until nine.",
    input: [said("system", "Opening hours."), said("user", "When are you open?")],
  };
  const otherTurn = {
    text: "Yes.",
    input: [...other.input, said("assistant", "Open until nine."), said("user", "On Sundays too?")],
  };
  const { pass, message } = keepPromptCachePrefix(traceWith(first, other, secondWith({}), otherTurn));
  expect(pass).toBe(true);
  expect(message).toContain("2 of 2 prompts");
});

test("answers without a word do not make a later prompt a turn", () => {
  const empty = { role: "assistant", parts: [{ type: "text", content: "" } as const] };
  const trace = traceWith(
    { input: [said("user", "One?")], output: [empty] },
    { input: [said("user", "Two?"), empty, said("user", "Three?")], text: "Yes." },
  );
  expect(keepPromptCachePrefix(trace)).toMatchObject({ pass: false, unjudged: true });
});
