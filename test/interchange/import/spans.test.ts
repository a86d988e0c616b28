import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseCassette } from "../../../src/cassette/parse.ts";
import { printCassette } from "../../../src/cassette/print.ts";
import type { JsonValue } from "../../../src/formats/json.ts";
import { diffTraces } from "../../../src/trace/diff/diff-traces.ts";
import { readSpans } from "../../../src/trace/read-spans.ts";
import { readTrace } from "../../../src/trace/read-trace.ts";
import { ABSENT, corpusFile } from "../../corpus/corpus.ts";
import { importText, refusalOf, soleCassette } from "./import-text.ts";

const attributesOf = (values: Record<string, string | number>): JsonValue =>
  Object.entries(values).map(([key, value]) => ({
    key,
    value: typeof value === "string" ? { stringValue: value } : { intValue: String(value) },
  }));

const spanOf = (id: string, more: Record<string, JsonValue>): JsonValue => ({
  traceId: "0af7651916cd43dd8448eb211c80319c",
  spanId: id.padStart(16, "0"),
  name: "chat gpt-4o",
  kind: 3,
  startTimeUnixNano: "1760000000500000000",
  endTimeUnixNano: "1760000001250000000",
  attributes: attributesOf({
    "gen_ai.operation.name": "chat",
    "gen_ai.provider.name": "openai",
    "gen_ai.request.model": "gpt-4o",
    "gen_ai.response.model": "gpt-4o-2024-08-06",
    "gen_ai.usage.input_tokens": 1000,
    "gen_ai.usage.output_tokens": 200,
  }),
  status: {},
  ...more,
});

const agent = spanOf("a", {
  name: "invoke_agent",
  kind: 1,
  startTimeUnixNano: "1760000000000000000",
  endTimeUnixNano: "1760000002000000000",
  attributes: attributesOf({ "gen_ai.operation.name": "invoke_agent" }),
});
const chat = spanOf("b", { parentSpanId: "a".padStart(16, "0") });

const otlp = (...spans: readonly JsonValue[]): JsonValue => ({
  resourceSpans: [{ resource: { attributes: [] }, scopeSpans: [{ scope: { name: "my-agent" }, spans }] }],
});

const traceIn = (path: string, content: string) => {
  const cassette = soleCassette(importText(path, content));
  return readTrace({ interactions: cassette.interactions, spans: cassette.spans });
};

test("a trace of OTLP becomes a cassette of spans, counted in the order they began, their times relative", () => {
  const { spans, interactions } = soleCassette(
    importText("traces/run.json", JSON.stringify(otlp(chat, agent))),
  );
  expect(interactions).toEqual([]);
  expect(spans).toMatchObject([
    { id: "s1", name: "invoke_agent", kind: "internal", scope: "my-agent", start: 0, end: 2000 },
    { id: "s2", parent: "s1", name: "chat gpt-4o", kind: "client", start: 500, end: 1250 },
  ]);
});

test("its calls have models, usage and cost, and it says that there is nothing to replay", () => {
  const [call, ...more] = traceIn("run.json", JSON.stringify(otlp(agent, chat))).calls;
  expect(more).toEqual([]);
  expect(call).toMatchObject({
    provider: "openai",
    requestModel: "gpt-4o",
    usage: { input: 1000, output: 200 },
  });
  expect(call!.cost!.total).toBeGreaterThan(0);
  expect(call!.interaction).toBeUndefined();
  expect(importText("run.json", JSON.stringify(otlp(chat))).notes.join()).toContain("nothing to replay");
});

test("lines of OTLP, and documents printed one after the other, are one file", () => {
  const lines = [otlp(agent), otlp(chat)];
  for (const text of [
    lines.map((line) => JSON.stringify(line)).join("\n"),
    lines.map((line) => JSON.stringify(line, null, 2)).join("\n"),
  ])
    expect(
      soleCassette(importText("traces.jsonl", text)).spans.map(({ id, parent }) => [id, parent]),
    ).toEqual([
      ["s1", undefined],
      ["s2", "s1"],
    ]);
});

test("each trace of a file is a cassette, called after its root", () => {
  const other = spanOf("c", { traceId: "ffff", name: "summarize" });
  const { cassettes } = importText("traces.json", JSON.stringify(otlp(agent, other, chat)));
  expect(cassettes.map(({ name, cassette }) => [name, cassette.spans.length])).toEqual([
    ["traces/invoke_agent", 2],
    ["traces/summarize", 1],
  ]);
});

test("a cassette of spans is printed, read back and compared with another", () => {
  const before = soleCassette(importText("run.json", JSON.stringify(otlp(agent, chat))));
  const { text } = printCassette(before);
  const again = parseCassette(text, "run.json", new Map());
  expect(again).toEqual(before);
  const dearer = JSON.stringify(otlp(agent, chat)).replace('"1000"', '"4000"');
  const base = readTrace({ interactions: [], spans: again.spans });
  const diff = diffTraces(base, traceIn("run.json", dearer));
  expect(diff.metrics.find(({ metric }) => metric === "input")).toMatchObject({
    base: 1000,
    head: 4000,
  });
});

test("keys in attributes, events and statuses are masked as in a recording", () => {
  const key = `sk-proj-${"a1B2".repeat(12)}`;
  const span = spanOf("a", {
    attributes: attributesOf({
      "llm.input": JSON.stringify({ api_key: "hunter2hunter2", text: "hi" }),
      "http.url": `https://api.openai.com/v1/x?key=${key}`,
      note: `Bearer ${key}`,
    }),
    events: [
      { name: "exception", timeUnixNano: "1760000000600000000", attributes: attributesOf({ m: key }) },
    ],
    status: { code: 2, message: `refused ${key}` },
  });
  const { text } = printCassette(soleCassette(importText("run.json", JSON.stringify(otlp(span)))));
  expect(text).not.toContain(key);
  expect(text).not.toContain("hunter2");
});

test("spans of Python's SDK and of Phoenix are read by their own names", () => {
  const python = {
    name: "ChatCompletion",
    context: {
      trace_id: "0x0af7651916cd43dd8448eb211c80319c",
      span_id: "0x00f067aa0ba902b7",
      trace_state: "[]",
    },
    kind: "SpanKind.INTERNAL",
    parent_id: null,
    start_time: "2026-01-02T03:04:05.000000Z",
    end_time: "2026-01-02T03:04:06.500000Z",
    status: { status_code: "ERROR", description: "too long" },
    attributes: { "llm.model_name": "gpt-4o", "llm.token_count.prompt": 9, "openinference.span.kind": "LLM" },
    events: [
      { name: "exception", timestamp: "2026-01-02T03:04:06.000000Z", attributes: { "exception.type": "E" } },
    ],
    links: [],
  };
  const [call] = traceIn("spans.json", `${JSON.stringify(python, null, 4)}\n`).calls;
  expect(call).toMatchObject({ model: "gpt-4o", usage: { input: 9 }, error: { message: "too long" } });
  const phoenix = {
    data: [
      {
        ...python,
        kind: undefined,
        status: undefined,
        span_kind: "LLM",
        status_code: "OK",
        status_message: "",
      },
      {
        ...python,
        context: { trace_id: "0af7651916cd43dd8448eb211c80319c", span_id: "00f067aa0ba902b8" },
        parent_id: "00f067aa0ba902b7",
      },
    ],
  };
  const cassettes = importText("spans.json", JSON.stringify(phoenix)).cassettes.map(
    ({ cassette }) => cassette,
  );
  expect(cassettes.flatMap(({ spans }) => spans.map(({ end }) => end))).toEqual([1500, 1500]);
});

test("what breaks off is refused with its line", () => {
  const text = `${JSON.stringify(otlp(agent))}\n${JSON.stringify(otlp(chat)).slice(0, -40)}`;
  expect(refusalOf("traces.jsonl", text)).toContain("traces.jsonl at line 2: it breaks off, or is no JSON");
});

test("spans that are each other's parents, share an id or end before they begin are still a trace", () => {
  const ring = [
    spanOf("a", { parentSpanId: "b".padStart(16, "0") }),
    spanOf("b", { parentSpanId: "a".padStart(16, "0") }),
    spanOf("c", { parentSpanId: "c".padStart(16, "0") }),
    spanOf("a", { endTimeUnixNano: "1" }),
    spanOf("d", { parentSpanId: "e".padStart(16, "0") }),
  ];
  const trace = traceIn("run.json", JSON.stringify(otlp(...ring)));
  expect(trace.calls.length).toBeGreaterThan(0);
  expect(trace.spans.every(({ start, end }) => end >= start)).toBe(true);
});

const folder = corpusFile("traces");
const files = folder === undefined ? [] : readdirSync(folder);

/** What a span alone cannot say, since it is another object each time. */
const told = (spans: Parameters<typeof readTrace>[0]) =>
  readTrace(spans).calls.map(
    ({ provider, requestModel, model, usage, cost, input, output, finishReasons, error, tools }) => ({
      provider,
      requestModel,
      model,
      usage,
      cost,
      input,
      output,
      finishReasons,
      error,
      tools,
    }),
  );

const HOLD_NO_SPANS = /otel_genai_deprecated|capture-results/;

test.runIf(folder).each(files.filter((name) => !HOLD_NO_SPANS.test(name)))(
  "the calls of real spans stay what they are: %s",
  (name) => {
    const text = readFileSync(join(folder!, name), "utf8");
    const { cassettes } = importText(name, text);
    const value = JSON.parse(text) as JsonValue;
    const raw = name.includes("spans-by-operation")
      ? Object.values(value as Record<string, JsonValue[]>).flat()
      : value;
    const imported = cassettes.flatMap(({ cassette }) => told({ interactions: [], spans: cassette.spans }));
    const key = (call: unknown) => JSON.stringify(call);
    expect(imported.map(key).toSorted()).toEqual(
      told({ interactions: [], spans: readSpans(raw).spans })
        .map(key)
        .toSorted(),
    );
    expect(imported.length).toBeGreaterThan(0);
  },
);

test.runIf(folder).each(files.filter((name) => HOLD_NO_SPANS.test(name)))(
  "what holds no spans is not taken for spans: %s",
  (name) => {
    expect(refusalOf(name, readFileSync(join(folder!, name)))).toContain("it is in no format that is known");
  },
);

if (folder === undefined)
  test("says that the spans of real traffic are not here", () => console.info(ABSENT));
