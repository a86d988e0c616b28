import { expect, test } from "vitest";
import type { JsonValue } from "../../src/formats/json.ts";
import { readTrace } from "../../src/trace/read-trace.ts";
import type { Span } from "../../src/trace/span.ts";
import { interaction } from "../session/interaction.ts";
import { chat } from "./chat.ts";
import { recordedSpan } from "./recorded-span.ts";

const llm = { "gen_ai.operation.name": "chat", "gen_ai.request.model": "gpt-4o" };

/** The tree as names in names. */
const shape = ({ name, children }: Span): unknown =>
  children.length > 0 ? [name, children.map(shape)] : name;

test("a call that no reader knows is raw, with a warning and without a price", () => {
  const body = { text: ["well\n", "done"] };
  const answered = interaction({ response: { status: 201, statusText: "", headers: [], body } });
  expect(readTrace([answered]).calls).toMatchObject([
    {
      index: 0,
      kind: "other",
      role: "app",
      method: "POST",
      url: "https://api.example.com/v1/chat",
      status: 201,
      usage: {},
      output: [],
      warnings: ["no reader knows POST api.example.com/v1/chat"],
    },
  ]);
});

test("a call that failed has its failure and no status", () => {
  const failure = { kind: "network", code: "ECONNRESET", message: "reset" } as const;
  const { calls } = readTrace({ interactions: [interaction({ failure })] });
  expect(calls[0]).toMatchObject({ failure });
  expect(calls[0]).not.toHaveProperty("status");
});

test("a call without a span of its own gets one, in the conventions' words", () => {
  const trace = readTrace({ title: "greets", interactions: [chat()] });
  expect(shape(trace.root)).toEqual(["greets", ["chat gpt-4o"]]);
  const span = trace.find("chat gpt-4o")!;
  expect(span).toMatchObject({ kind: "client", start: 0, end: 100, duration: 100, status: "unset" });
  expect(span.attributes).toEqual({
    "gen_ai.operation.name": "chat",
    "gen_ai.provider.name": "openai",
    "gen_ai.request.model": "gpt-4o",
    "gen_ai.request.temperature": 0.5,
    "gen_ai.response.model": "gpt-4o-2024-08-06",
    "gen_ai.response.id": "chatcmpl-1",
    "gen_ai.response.finish_reasons": ["stop"],
    "gen_ai.usage.input_tokens": 100,
    "gen_ai.usage.output_tokens": 10,
    "server.address": "api.openai.com",
  });
  expect(span.events).toEqual([
    {
      name: "gen_ai.client.inference.operation.details",
      time: 100,
      attributes: {
        "gen_ai.input.messages": [{ role: "user", parts: [{ type: "text", content: "Hi" }] }],
        "gen_ai.output.messages": [
          { role: "assistant", parts: [{ type: "text", content: "Hello" }], finish_reason: "stop" },
        ],
      },
    },
  ]);
  expect(span.call).toBe(trace.calls[0]);
  expect(trace.calls[0]!.span).toBe(span.id);
});

test("a stream's span tells the time to its first chunk in seconds", () => {
  const chunks = [
    'data: {"id":"c","model":"gpt-4o","choices":[{"index":0,"delta":{"content":"Hel"}}]}\n\n',
    'data: {"id":"c","model":"gpt-4o","choices":[{"index":0,"delta":{"content":"lo"},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n',
  ];
  const { request } = chat();
  const streamed = interaction({
    request: { ...request, body: { json: { model: "gpt-4o", stream: true, messages: [] } } },
    response: {
      status: 200,
      statusText: "",
      headers: [["content-type", "text/event-stream"]],
      body: { chunks },
    },
    timing: { headers: 100, chunks: [250, 400], end: 400 },
  });
  const [call] = readTrace([streamed]).calls;
  expect(call).toMatchObject({ text: "Hello", timing: { firstToken: 250, duration: 400 } });
  expect(readTrace([streamed]).find(/^chat/)?.attributes).toMatchObject({
    "gen_ai.request.stream": true,
    "gen_ai.response.time_to_first_chunk": 0.25,
  });
});

test("an error is one in the call's span, with its type", () => {
  const span = readTrace([chat({ status: 503 })]).find(/^chat/)!;
  expect(span).toMatchObject({ status: "error", statusMessage: "try again" });
  expect(span.attributes).toMatchObject({ "error.type": "server_error" });
});

test("a call that was sent in an ordinary span stands in it", () => {
  const spans = [
    recordedSpan({ id: "s1", name: "agent", end: 300 }),
    recordedSpan({ id: "s2", name: "tool", parent: "s1", start: 110, end: 150 }),
  ];
  const trace = readTrace({
    interactions: [chat({ span: "s1" }), chat({ at: 120, ms: 20, span: "s2" })],
    spans,
  });
  expect(shape(trace.root)).toEqual(["trace", [["agent", ["chat gpt-4o", ["tool", ["chat gpt-4o"]]]]]]);
  expect(trace.spans.map(({ name }) => name)).toEqual([
    "trace",
    "agent",
    "chat gpt-4o",
    "tool",
    "chat gpt-4o",
  ]);
  expect(trace.find("tool")!.parent!.name).toBe("agent");
});

test("a library's span of the call stands for it, and what it dropped is filled from the wire", () => {
  const spans = [
    recordedSpan({ name: "openai.chat", scope: "@traceloop/openai", end: 120, attributes: llm }),
  ];
  const trace = readTrace({ interactions: [chat({ span: "s1" })], spans });
  expect(shape(trace.root)).toEqual(["trace", ["openai.chat"]]);
  const span = trace.find("openai.chat")!;
  expect(span.call).toBe(trace.calls[0]);
  expect(span.attributes).toMatchObject({
    "gen_ai.usage.input_tokens": 100,
    "gen_ai.response.id": "chatcmpl-1",
  });
  expect(trace.usage).toEqual({ input: 100, output: 10 });
});

test("through the span of an HTTP client the call belongs to the library's span around it", () => {
  const spans = [
    recordedSpan({ id: "s1", name: "chat gpt-4o", attributes: llm }),
    recordedSpan({
      id: "s2",
      name: "POST",
      kind: "client",
      parent: "s1",
      attributes: { "http.request.method": "POST" },
    }),
  ];
  const trace = readTrace({ interactions: [chat({ span: "s2" })], spans });
  expect(shape(trace.root)).toEqual(["trace", [["chat gpt-4o", ["POST"]]]]);
  expect(trace.find("chat gpt-4o")!.call).toBe(trace.calls[0]);
  expect(trace.usage.input).toBe(100);
});

test("one call counts once, however many spans repeat its usage around it", () => {
  const usage = { "gen_ai.usage.input_tokens": 100, "gen_ai.usage.output_tokens": 10 };
  const spans = [
    recordedSpan({
      id: "s1",
      name: "invoke_agent",
      attributes: { "gen_ai.operation.name": "invoke_agent", ...usage },
    }),
    recordedSpan({
      id: "s2",
      name: "ChatOpenAI",
      parent: "s1",
      attributes: { "openinference.span.kind": "LLM", ...usage },
    }),
    recordedSpan({ id: "s3", name: "chat", parent: "s2", attributes: { ...llm, ...usage } }),
  ];
  const trace = readTrace({ interactions: [chat({ span: "s3" })], spans });
  expect(trace.calls).toHaveLength(1);
  expect(trace.usage).toEqual({ input: 100, output: 10 });
  const imported = readTrace({ interactions: [], spans });
  expect(imported.calls).toHaveLength(1);
  expect(imported.usage).toEqual({ input: 100, output: 10 });
});

test("a span that covers retries stands for the attempt that succeeded", () => {
  const spans = [recordedSpan({ name: "openai.chat", end: 400, attributes: llm })];
  const interactions = [chat({ status: 429, span: "s1" }), chat({ at: 200, span: "s1" })];
  const trace = readTrace({ interactions, spans });
  expect(shape(trace.root)).toEqual(["trace", [["openai.chat", ["chat gpt-4o"]]]]);
  expect(trace.find("openai.chat")!.call).toMatchObject({ index: 1, attempt: 2 });
  expect(trace.find("chat gpt-4o")!.call).toMatchObject({ index: 0, attempt: 1 });
  expect(trace.retries).toBe(1);
});

test("two calls in one model's span are two spans in it", () => {
  const spans = [recordedSpan({ name: "my llm", attributes: llm })];
  const trace = readTrace({ interactions: [chat({ span: "s1" }), chat({ at: 200, span: "s1" })], spans });
  expect(shape(trace.root)).toEqual(["trace", [["my llm", ["chat gpt-4o", "chat gpt-4o"]]]]);
  expect(trace.usage.input).toBe(200);
});

test("a library's span that was never active is joined by the answer's id", () => {
  const attributes = { ...llm, "gen_ai.response.id": "chatcmpl-2", "gen_ai.usage.input_tokens": 100 };
  const spans = [recordedSpan({ name: "ChatOpenAI", start: -5, end: 130, attributes })];
  const trace = readTrace({ interactions: [chat(), chat({ id: "chatcmpl-2" })], spans });
  expect(trace.calls).toHaveLength(2);
  expect(trace.find("ChatOpenAI")!.call).toMatchObject({ index: 1 });
});

test("a library's span that was never active and tells no id is joined by its model and time", () => {
  const spans = [
    recordedSpan({ id: "s1", name: "late", start: 195, end: 330, attributes: llm }),
    recordedSpan({
      id: "s2",
      name: "other model",
      start: -5,
      end: 400,
      attributes: { ...llm, "gen_ai.request.model": "gpt-5" },
    }),
    recordedSpan({ id: "s3", name: "early", start: -5, end: 130, attributes: llm }),
  ];
  const trace = readTrace({ interactions: [chat(), chat({ at: 200 })], spans });
  expect(trace.find("early")!.call).toBe(trace.calls.find(({ timing }) => timing.start === 5));
  expect(trace.find("late")!.call).toBe(trace.calls.find(({ timing }) => timing.start === 205));
  expect(trace.calls.map(({ requestModel }) => requestModel)).toEqual(["gpt-5", "gpt-4o", "gpt-4o"]);
});

test("a model's span of which nothing went over the wire is a call", () => {
  const attributes = {
    ...llm,
    "gen_ai.provider.name": "openai",
    "gen_ai.input.messages": '[{"role":"user","parts":[{"type":"text","content":"Hi"}]}]',
    "gen_ai.output.messages":
      '[{"role":"assistant","parts":[{"type":"text","content":"Hello"}],"finish_reason":"stop"}]',
    "gen_ai.usage.input_tokens": 1000,
    "gen_ai.usage.output_tokens": 100,
    "gen_ai.response.time_to_first_chunk": 0.4,
  };
  const spans = [recordedSpan({ name: "mocked", start: 0, end: 900, attributes })];
  const trace = readTrace({ interactions: [], spans, startedAt: "2026-01-02T00:00:00.000Z" });
  expect(trace.calls).toHaveLength(1);
  expect(trace.calls[0]).toMatchObject({
    kind: "model",
    provider: "openai",
    operation: "chat",
    model: "gpt-4o",
    text: "Hello",
    finishReasons: ["stop"],
    usage: { input: 1000, output: 100 },
    timing: { start: 0, duration: 900, firstToken: 400 },
    recordedAt: "2026-01-02T00:00:00.000Z",
  });
  expect(trace.calls[0]).not.toHaveProperty("interaction");
  // Two and a half dollars per million tokens in, ten out.
  expect(trace.cost?.total).toBeCloseTo(0.0035, 6);
  expect(trace.output).toBe("Hello");
});

test("an API that no reader knows is read from the span that stands for it", () => {
  const attributes = { ...llm, "gen_ai.usage.input_tokens": 7, "gen_ai.provider.name": "acme" };
  const spans = [recordedSpan({ name: "acme", attributes })];
  const [call] = readTrace({ interactions: [interaction({ span: "s1" })], spans }).calls;
  expect(call).toMatchObject({ kind: "model", provider: "acme", operation: "chat", usage: { input: 7 } });
});

test("any other request stands under its method and address, or in its HTTP client's span", () => {
  const http = recordedSpan({ name: "GET", kind: "client", attributes: { "http.request.method": "GET" } });
  const plain = interaction();
  expect(shape(readTrace([plain]).root)).toEqual(["trace", ["POST api.example.com/v1/chat"]]);
  const trace = readTrace({ interactions: [{ ...plain, span: "s1" }], spans: [http] });
  expect(shape(trace.root)).toEqual(["trace", ["GET"]]);
  expect(trace.find("GET")!.call).toBe(trace.calls[0]);
});

const mcp = (method: string, params: JsonValue, result: JsonValue, span?: string) =>
  interaction({
    request: {
      method: "POST",
      url: "https://tools.example.com/mcp",
      headers: [],
      body: { json: { jsonrpc: "2.0", id: 7, method, params } },
    },
    response: { status: 200, statusText: "", headers: [], body: { json: { jsonrpc: "2.0", id: 7, result } } },
    ...(span !== undefined && { span }),
  });

test("the run of a tool on a server is a span of that tool, with what went in and came out", () => {
  const run = mcp("tools/call", { name: "find_order", arguments: { id: "A-1" } }, { content: [] });
  const trace = readTrace([mcp("tools/list", {}, { tools: [] }), run]);
  expect(shape(trace.root)).toEqual(["trace", ["tools/list", "execute_tool find_order"]]);
  expect(trace.find(/^execute_tool/)!.attributes).toMatchObject({
    "gen_ai.operation.name": "execute_tool",
    "gen_ai.tool.name": "find_order",
    "gen_ai.tool.call.arguments": { id: "A-1" },
    "gen_ai.tool.call.result": { content: [] },
  });
});

test("the span that a program has of a tool stands for its run on a server, another tool's does not", () => {
  const run = mcp("tools/call", { name: "find_order", arguments: {} }, {}, "s1");
  const attributes = { "gen_ai.operation.name": "execute_tool", "gen_ai.tool.name": "find_order" };
  const spans = [recordedSpan({ name: "execute_tool find_order", attributes })];
  expect(shape(readTrace({ interactions: [run], spans }).root)).toEqual([
    "trace",
    ["execute_tool find_order"],
  ]);
  const other = [
    recordedSpan({ name: "execute_tool both", attributes: { ...attributes, "gen_ai.tool.name": "both" } }),
  ];
  expect(shape(readTrace({ interactions: [run], spans: other }).root)).toEqual([
    "trace",
    [["execute_tool both", ["execute_tool find_order"]]],
  ]);
});

test("calls of a judge, and spans that hold nothing else, are apart from what the program did", () => {
  const spans = [
    recordedSpan({ id: "s1", name: "agent", end: 100 }),
    recordedSpan({ id: "s2", name: "grade", start: 150, end: 400 }),
    recordedSpan({ id: "s3", name: "openai.chat", parent: "s2", start: 160, end: 390, attributes: llm }),
  ];
  const judge = chat({ at: 170, ms: 200, span: "s3", role: "judge" });
  const trace = readTrace({ interactions: [chat({ span: "s1" }), judge], spans });
  expect(shape(trace.root)).toEqual(["trace", [["agent", ["chat gpt-4o"]]]]);
  expect(trace.duration).toBe(100);
  expect(trace.usage.input).toBe(100);
  expect(trace.judgeCalls).toMatchObject([{ role: "judge", usage: { input: 100 } }]);
});

test("a span whose parent is not here, or lies in itself, stands at the top", () => {
  const spans = [
    recordedSpan({ id: "s1", name: "orphan", parent: "gone" }),
    recordedSpan({ id: "s2", name: "round", parent: "s3" }),
    recordedSpan({ id: "s3", name: "and round", parent: "s2" }),
  ];
  const { root } = readTrace({ interactions: [], spans });
  expect(shape(root)).toEqual(["trace", ["orphan", "round", "and round"]]);
});

test("what a span's events say lies in the span, also where a replay stretched it", () => {
  const events = [{ name: "halfway", time: 5, attributes: { of: "two" } }];
  const spans = [recordedSpan({ end: 10, events })];
  const trace = readTrace({
    interactions: [chat({ span: "s1", ms: 400 })],
    spans,
    replayed: [{ start: 1, end: 9 }],
  });
  expect(trace.find("work")).toMatchObject({
    duration: 400,
    events: [{ name: "halfway", time: 200, attributes: { of: "two" } }],
  });
});

test("a trace of nothing is empty and no error", () => {
  const trace = readTrace([]);
  expect(trace).toMatchObject({ calls: [], usage: {}, duration: 0, retries: 0, errors: [], unpriced: [] });
  expect(trace.cost).toEqual({ total: 0, input: 0, cached: 0, output: 0, reasoning: 0, other: 0 });
  expect(trace).not.toHaveProperty("output");
});
