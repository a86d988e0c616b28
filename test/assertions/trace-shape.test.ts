import { describe, expect, test } from "vitest";
import { traceShape } from "../../src/assertions/index.ts";
import type { Span } from "../../src/trace/span.ts";
import { asked, callOf, type Given, said, spanOf, traceOfAll } from "./call.ts";

/** A trace in which each call has a span of its own, under those given. */
const traceOf = (
  calls: readonly Given[],
  around: (own: readonly Span[]) => readonly Span[] = (own) => own,
) => {
  const made = calls.map((given, index) => callOf({ index, ...given }));
  const own = made.map((call) => spanOf({ id: `s${call.index}`, name: `chat ${call.requestModel}`, call }));
  return traceOfAll(calls, around(own));
};

test("spans and calls are one tree, with what each call is", () => {
  const trace = traceOf(
    [
      {
        input: [said("system", "Be kind."), said("user", "Where is order 7?")],
        tools: [{ name: "lookup" }, { name: "refund" }],
        toolCalls: [asked("lookup", { order: 7, by: "id" })],
        finishReason: "tool_call",
        usage: { input: 100, output: 20, cacheRead: 0 },
      },
      {
        input: [said("user", "a"), said("assistant", "b"), said("tool", "c"), said("tool", "d")],
        text: "On its way.",
        firstToken: 10,
        finishReason: "stop",
        usage: { input: 128, output: 1 },
      },
    ],
    (own) => [
      spanOf({ name: "agent", children: own }),
      spanOf({ name: "store", status: "error", statusMessage: "disk full" }),
    ],
  );
  expect(traceShape(trace, { tokens: "band" })).toBe(
    [
      "- agent",
      "  - chat gpt-5",
      "      provider: openai",
      "      model: gpt-5 → gpt-5-2025-08-07",
      "      input: system, user",
      "      tools: lookup, refund",
      "      calls: lookup(by, order)",
      "      finish: tool_call",
      "      tokens: input 64–127, cacheRead 0, output 16–31",
      "  - chat gpt-5",
      "      provider: openai",
      "      model: gpt-5 → gpt-5-2025-08-07",
      "      stream: yes",
      "      input: user, assistant, tool × 2",
      "      output: text",
      "      finish: stop",
      "      tokens: input 128–255, output 1",
      "- store",
      "    status: error",
    ].join("\n"),
  );
});

describe("what differs when the same is recorded again is not in it:", () => {
  const order = {
    toolCalls: [asked("lookup", { order: 7 }, "call_1")],
    text: "One moment.",
    usage: { input: 70 },
  };
  const first = traceOf([order]);

  test.each<readonly [string, Given]>([
    ["texts", { text: "Please wait." }],
    ["ids", { toolCalls: [asked("lookup", { order: 7 }, "call_2")], responseId: "chatcmpl-2" }],
    ["values of arguments", { toolCalls: [asked("lookup", { order: 8 })] }],
    ["times", { duration: 7, start: 30, recordedAt: "2027-01-01T00:00:00Z" }],
    ["costs", { cost: 3 }],
    ["token counts of one band", { usage: { input: 127 } }],
  ])("%s", (_title, change) => {
    expect(traceShape(traceOf([{ ...order, ...change }]), { tokens: "band" })).toBe(
      traceShape(first, { tokens: "band" }),
    );
  });

  test.each<readonly [string, Given]>([
    ["another model", { requestModel: "gpt-4o" }],
    ["another tool", { toolCalls: [asked("search", { order: 7 })] }],
    ["another name of an argument", { toolCalls: [asked("lookup", { id: 7 })] }],
    ["another finish reason", { finishReason: "length" }],
    ["a message more", { input: [said("user", "a"), said("user", "b")] }],
    ["an error", { error: { type: "rate_limit_error", message: "slow down", status: 429 }, status: 429 }],
    ["a second try", { attempt: 2 }],
    ["token counts of another band", { usage: { input: 128 } }],
  ])("but %s is", (_title, change) => {
    expect(traceShape(traceOf([{ ...order, ...change }]), { tokens: "band" })).not.toBe(
      traceShape(first, { tokens: "band" }),
    );
  });
});

test("values of arguments are kept where asked for, less their ids", () => {
  const args = { order: 7, trace: "0b9d6a34-1f2e-4c3d-8b7a-6f5e4d3c2b1a" };
  const trace = traceOf([{ toolCalls: [asked("lookup", args), asked("raw", "{")] }]);
  expect(traceShape(trace, { args: "values" })).toContain('calls: lookup(order: 7, trace: "*"), raw("{")');
  expect(traceShape(trace)).toContain("calls: lookup(order, trace), raw()");
});

test("the same on end stands once", () => {
  const embed = { operation: "embeddings", embeddings: [[1, 2, 3]] } as const;
  const shape = traceShape(traceOf([embed, embed, embed, { text: "Done." }]));
  expect(shape.match(/^- .*/gm)).toEqual(["- chat gpt-5 × 3", "- chat gpt-5"]);
  expect(shape).toContain("output: embeddings 1 × 3");
});

test("a call of no model is told by where it goes", () => {
  const trace = traceOf([{ kind: "other", url: "https://api.example.com/v1/orders/1234567?key=x" }]);
  expect(traceShape(trace)).toContain("request: POST api.example.com/v1/orders/*");
});

test("a trace within a call's span is that call", () => {
  const trace = traceOf([{ text: "a" }, { text: "b", finishReason: "stop" }]);
  const [, , last] = trace.spans;
  expect(last && traceShape(trace.within(last))).toContain("finish: stop");
});

test("an option that is misspelt is an error of its own", () => {
  expect(() => traceShape(traceOf([]), { tokens: "bands" as "band" })).toThrow(
    'traceShape: tokens is "bands", but must be "none", "band".',
  );
});
