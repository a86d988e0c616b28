import { expect, test } from "vitest";
import { callOf } from "./call-of.ts";

const url = "https://generativelanguage.googleapis.com/v1beta/interactions";
const request = {
  model: "gemini-3-flash-preview",
  system_instruction: "Use the tools.",
  input: [
    { type: "user_input", content: [{ type: "text", text: "Add 7 and 11." }] },
    { type: "function_result", call_id: "fc_0", name: "add", result: { sum: 18 } },
  ],
  tools: [
    { type: "function", name: "add", description: "Adds", parameters: { type: "object" } },
    { type: "google_search" },
  ],
};
const usage = {
  total_input_tokens: 65,
  total_output_tokens: 17,
  total_thought_tokens: 47,
  total_cached_tokens: 0,
  total_tool_use_tokens: 5,
  total_tokens: 134,
};
const head = {
  id: "v1_abc",
  model: "gemini-3-flash-preview",
  object: "interaction",
  service_tier: "standard",
};
const answer = {
  ...head,
  status: "requires_action",
  steps: [
    { type: "thought", signature: "c2ln", summary: [{ type: "text", text: "Adding." }] },
    { type: "model_output", content: [{ type: "text", text: "One moment." }] },
    { type: "function_call", id: "fc_1", name: "add", arguments: { x: 7, y: 11 } },
  ],
  usage,
};
const stream = [
  { event_type: "interaction.created", interaction: { ...head, status: "in_progress" } },
  { event_type: "step.start", index: 0, step: { type: "thought" } },
  {
    event_type: "step.delta",
    index: 0,
    delta: { type: "thought_summary", content: { type: "text", text: "Adding." } },
  },
  { event_type: "step.delta", index: 0, delta: { type: "thought_signature", signature: "c2ln" } },
  { event_type: "step.stop", index: 0 },
  { event_type: "step.start", index: 1, step: { type: "model_output" } },
  { event_type: "step.delta", index: 1, delta: { type: "text", text: "One " } },
  { event_type: "step.delta", index: 1, delta: { type: "text", text: "moment." } },
  {
    event_type: "step.start",
    index: 2,
    step: { type: "function_call", id: "fc_1", name: "add", arguments: {} },
  },
  { event_type: "step.delta", index: 2, delta: { type: "arguments_delta", arguments: '{"x":7,' } },
  { event_type: "step.delta", index: 2, delta: { type: "arguments_delta", arguments: '"y":11}' } },
  { event_type: "interaction.completed", interaction: { ...head, status: "requires_action", usage } },
];

test("an interaction is read with its steps", () => {
  expect(callOf({ url, request, answer })).toMatchObject({
    operation: "generate_content",
    model: "gemini-3-flash-preview",
    responseId: "v1_abc",
    text: "One moment.",
    reasoning: "Adding.",
    toolCalls: [{ id: "fc_1", name: "add", arguments: { x: 7, y: 11 } }],
    finishReasons: ["tool_call"],
    usage: { input: 70, output: 64, cacheRead: 0, reasoning: 47 },
    tier: "standard",
    input: [
      { role: "system", parts: [{ content: "Use the tools." }] },
      { role: "user", parts: [{ content: "Add 7 and 11." }] },
      {
        role: "tool",
        parts: [{ type: "tool_call_response", id: "fc_0", name: "add", response: { sum: 18 } }],
      },
    ],
    tools: [{ name: "add" }, { name: "google_search", hosted: "google_search" }],
  });
});

test("a streamed interaction is the same call", () => {
  const chunks = stream.map((data) => `event: ${data.event_type}\ndata: ${JSON.stringify(data)}\n\n`);
  const whole = callOf({ url, request, answer });
  const call = callOf({
    url: `${url}?alt=sse`,
    request: { ...request, stream: true },
    type: "text/event-stream",
    answer: [...chunks, "event: done\ndata: [DONE]\n\n"],
  });
  expect(call).toMatchObject({
    output: whole.output,
    usage: whole.usage,
    responseId: "v1_abc",
    isStream: true,
  });
  expect(call.timing.firstToken).toBe(30);
});

test("an interaction that runs in the background has no output yet", () => {
  const begun = { id: "v1_bg", status: "in_progress", object: "interaction", agent: "deep-research" };
  const call = callOf({
    url,
    request: { agent: "deep-research", input: "TPUs?", background: true },
    answer: begun,
  });
  expect(call).toMatchObject({ model: "deep-research", output: [], finishReasons: [] });
});

test.each([
  ["completed", ["stop"]],
  ["incomplete", ["length"]],
  ["cancelled", ["cancelled"]],
  ["budget_exceeded", ["budget_exceeded"]],
  ["requires_continuation", []],
])("an interaction that is %s ends so", (status, finishReasons) => {
  expect(callOf({ url, request, answer: { ...answer, status } }).finishReasons).toEqual(finishReasons);
});

test("a stream that breaks off keeps how it stood and what it had used", () => {
  const said = stream.slice(0, 8);
  const counted = { event_type: "step.stop", index: 1, usage };
  const update = { event_type: "interaction.status_update", interaction_id: "v1_abc", status: "failed" };
  const chunks = [...said, counted, update].map((data) => `data: ${JSON.stringify(data)}\n\n`);
  const call = callOf({ url, request, type: "text/event-stream", answer: chunks });
  expect(call).toMatchObject({
    text: "One moment.",
    finishReasons: ["error"],
    usage: { input: 70, output: 64 },
  });
});
