import { inspect } from "node:util";
import { expect, test } from "vitest";
import { readTrace } from "../../src/trace/read-trace.ts";
import { chat } from "./chat.ts";
import { recordedSpan } from "./recorded-span.ts";

const asks = (id: string, order: string) => ({
  role: "assistant",
  content: null,
  tool_calls: [
    { id, type: "function", function: { name: "find_order", arguments: JSON.stringify({ order }) } },
  ],
});

const agent = () => {
  const question = { role: "user", content: "Where is A-1?" };
  const asked = asks("c1", "A-1");
  const answered = { role: "tool", tool_call_id: "c1", content: "in Paris" };
  return readTrace({
    title: "finds an order",
    interactions: [
      chat({ span: "s1", messages: [question], message: asked }),
      chat({
        span: "s1",
        at: 200,
        messages: [question, asked, answered],
        message: { role: "assistant", content: "It is in Paris." },
        usage: { prompt_tokens: 130, completion_tokens: 6, prompt_tokens_details: { cached_tokens: 64 } },
      }),
      chat({ at: 400, model: "gpt-4o-mini", message: { role: "assistant", content: "Order lookup" } }),
    ],
    spans: [recordedSpan({ name: "agent", start: -10, end: 310 })],
  });
};

test("a trace sums up what all its models used and cost", () => {
  const trace = agent();
  expect(trace.usage).toEqual({ input: 330, output: 26, cacheRead: 64 });
  const costs = trace.calls.map(({ cost }) => cost!.total);
  expect(trace.cost!.total).toBeCloseTo(costs[0]! + costs[1]! + costs[2]!, 12);
  expect(trace.unpriced).toEqual([]);
});

test("a call without a price leaves the trace without a cost, and says why", () => {
  const trace = readTrace([chat(), chat({ model: "gpt-nobody-knows" })]);
  expect(trace.cost).toBeUndefined();
  expect(trace.unpriced).toMatchObject([
    { call: { index: 1 }, reason: expect.stringContaining("gpt-nobody-knows") },
  ]);
});

test("the output is the text of the last model call that answered", () => {
  expect(agent().output).toBe("Order lookup");
  expect(readTrace([chat(), chat({ status: 500 })]).output).toBe("Hello");
});

test("a tool call stands with what the program sent back for it", () => {
  expect(agent().toolCalls).toMatchObject([
    { id: "c1", name: "find_order", arguments: { order: "A-1" }, response: "in Paris", call: { index: 0 } },
  ]);
});

test("errors stand with their calls", () => {
  expect(readTrace([chat(), chat({ status: 500 })]).errors).toMatchObject([
    { type: "server_error", status: 500, call: { index: 1 } },
  ]);
});

test("within a span a trace holds what happened in it, with the same calls and times", () => {
  const trace = agent();
  const inside = trace.within(trace.find("agent")!);
  expect(inside).toMatchObject({ title: "agent", duration: 320, output: "It is in Paris." });
  expect(inside.calls).toEqual(trace.calls.slice(0, 2));
  expect(inside.usage).toEqual({ input: 230, output: 16, cacheRead: 64 });
  expect(inside.spans.map(({ name }) => name)).toEqual(["agent", "chat gpt-4o", "chat gpt-4o"]);
  expect(inside.toolCalls).toHaveLength(1);
});

test("as JSON a trace is plain data, without what went over the wire", () => {
  const json = JSON.parse(JSON.stringify(agent())) as Record<string, unknown>;
  expect(json).toMatchObject({
    title: "finds an order",
    duration: 510,
    usage: { input: 330 },
    retries: 0,
    toolCalls: [{ call: 0, name: "find_order", response: "in Paris" }],
    calls: [
      { index: 0, requestModel: "gpt-4o", timing: { start: 10, duration: 100, chunks: 1 }, span: "call-1" },
      { index: 1, output: [{ parts: [{ content: "It is in Paris." }] }] },
      { index: 2 },
    ],
    spans: [
      { id: "root" },
      { id: "s1", parent: "root", name: "agent" },
      { id: "call-1", parent: "s1", call: 0 },
      { id: "call-2", parent: "s1", call: 1 },
      { id: "call-3", parent: "root", call: 2 },
    ],
  });
  expect(JSON.stringify(json)).not.toContain("tool_call_id");
});

test("printed, a trace is a small tree with durations, tokens and costs", () => {
  expect(inspect(agent())).toBe(
    [
      'Trace "finds an order" (3 calls, 330 (64 cached) → 26 tokens, $0.00068, 510 ms)',
      "├─ agent  320 ms",
      "│  ├─ chat gpt-4o  100 ms  100 → 10 tokens  $0.00035  stop",
      "│  └─ chat gpt-4o  100 ms  130 (64 cached) → 6 tokens  $0.0003  stop",
      "└─ chat gpt-4o-mini  100 ms  100 → 10 tokens  $0.000021  stop",
    ].join("\n"),
  );
});

test("a trace is printed in colour only where inspect is asked for it", () => {
  expect(inspect(agent(), { colors: true })).toContain("\u001B[");
  expect(inspect(readTrace([chat({ status: 429 }), chat({ at: 200 })]))).toContain("attempt 2");
});
