import * as fc from "fast-check";
import { expect, test } from "vitest";
import { otelSpans } from "../../../../src/interchange/export/otlp/otel-span.ts";
import type { TestRun } from "../../../../src/reporters/run-file.ts";
import { chat } from "../../../trace/chat.ts";
import { programs, recordingOf, runProgram } from "../../../trace/program.ts";
import { agent, SECRET, sourceOf } from "../source.ts";

const shown = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) => (typeof each === "bigint" ? String(each) : each));

test("spans are the trace's: one tree, one trace id, each call once", () => {
  fc.assert(
    fc.property(programs(true), (program) => {
      const { interactions, spans = [] } = recordingOf(runProgram(program, (ms) => ms));
      const source = sourceOf({ interactions, spans });
      const made = otelSpans(source);
      const place = new Map(made.map(({ spanId }, index) => [spanId, index]));
      expect(made.map(({ name }) => name)).toEqual(source.trace.spans.map(({ name }) => name));
      expect(place.size).toBe(made.length);
      expect(new Set(made.map(({ traceId }) => traceId)).size).toBe(1);
      for (const [index, { parentSpanId }] of made.entries()) {
        const { parent } = source.trace.spans[index]!;
        expect(place.get(parentSpanId ?? "")).toBe(parent && source.trace.spans.indexOf(parent));
      }
    }),
  );
});

test("times are those of the recording, on the clock of the world", () => {
  const [root, span, call] = otelSpans(agent());
  const ns = (date: string): bigint => BigInt(Date.parse(date)) * 1_000_000n;
  expect(root).toMatchObject({ start: ns("2026-01-02T03:04:05.005Z"), end: ns("2026-01-02T03:04:05.600Z") });
  expect(span).toMatchObject({ name: "agent", start: ns("2026-01-02T03:04:05.005Z") });
  expect(call).toMatchObject({ name: "chat gpt-4o", start: ns("2026-01-02T03:04:05.010Z") });
});

test("exported again, a recording has the same ids; recorded again, or elsewhere, it has others", () => {
  const ids = (...given: Parameters<typeof sourceOf>) =>
    otelSpans(sourceOf(...given)).map(({ traceId, spanId }) => [traceId, spanId]);
  const once = ids({ interactions: [chat()] });
  expect(once[0]).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/), expect.stringMatching(/^[0-9a-f]{16}$/)]);
  expect(ids({ interactions: [chat()] })).toEqual(once);
  for (const other of [ids({ interactions: [chat({ at: 1 })] }), ids({ interactions: [chat()] }, "b.json")])
    expect(other.flat().filter((id) => once.flat().includes(id))).toEqual([]);
});

test("a call whose library told no usage has that of the wire, and its cost; what is around it has none of its own", () => {
  const spans = otelSpans(agent());
  const calls = spans.filter(({ attributes }) => attributes["gen_ai.operation.name"] === "chat");
  expect(calls.map(({ scope }) => scope.name)).toEqual([
    "openai-instrumentation",
    "llm-replay",
    "llm-replay",
  ]);
  expect(calls.map(({ attributes }) => attributes["gen_ai.usage.input_tokens"])).toEqual([
    100,
    100,
    undefined,
  ]);
  expect(calls[0]?.attributes["gen_ai.usage.cost"]).toBeGreaterThan(0);
  const [root, around] = spans;
  for (const { attributes } of [root!, around!])
    expect(Object.keys(attributes).filter((name) => name.startsWith("gen_ai.usage"))).toEqual([]);
});

test("what was said is told only where it is asked for, whichever words a library has for it", () => {
  expect(shown(otelSpans(agent()))).not.toContain(SECRET);
  const [, around, first, second] = otelSpans(agent(), { content: true });
  expect(first?.attributes["gen_ai.input.messages"]).toContain(SECRET);
  expect(second?.attributes["gen_ai.output.messages"]).toContain(SECRET);
  expect(around?.attributes["input.value"]).toBe(SECRET);
});

test("an event that tells more than what was said stays", () => {
  const { events } = otelSpans(agent())[1]!;
  expect(events).toMatchObject([{ name: "thought", attributes: { depth: 1 } }]);
});

test("attributes are what OpenTelemetry allows: scalars and lists of one kind, else JSON in a text", () => {
  const attributes = { a: [1, "b"], b: { c: null }, d: null, e: [], f: ["x"], g: true };
  const recorded = { id: "s1", name: "work", kind: "internal", start: 0, end: 1, attributes };
  expect(otelSpans(sourceOf({ spans: [recorded] }))[1]?.attributes).toEqual({
    a: '[1,"b"]',
    b: '{"c":null}',
    e: [],
    f: ["x"],
    g: true,
  });
});

test("a call that failed says so, and how", () => {
  expect(otelSpans(agent()).at(-1)).toMatchObject({
    status: "error",
    statusMessage: "try again",
    attributes: { "error.type": "server_error" },
  });
});

const score = { pass: false, configuration: "1" };
const judged: TestRun = {
  id: "a",
  file: "a.test.ts",
  name: "a",
  state: "failed",
  attempts: 1,
  budgets: [],
  scores: [
    { ...score, name: "beFaithfulTo", score: 0.25, explanation: SECRET },
    { ...score, name: "respondWithin", call: 0, responseId: "chatcmpl-1", pass: true },
  ],
};

test("what matchers found stands on the span they judged", () => {
  const { trace, cassette } = agent();
  const [root, , call] = otelSpans({ name: "a", trace, cassette, test: judged });
  expect(root?.events).toEqual([
    {
      name: "gen_ai.evaluation.result",
      time: root?.end,
      attributes: {
        "gen_ai.evaluation.name": "beFaithfulTo",
        "gen_ai.evaluation.score.value": 0.25,
        "gen_ai.evaluation.score.label": "fail",
      },
    },
  ]);
  expect(call?.events).toMatchObject([
    { attributes: { "gen_ai.evaluation.score.label": "pass", "gen_ai.response.id": "chatcmpl-1" } },
  ]);
});
