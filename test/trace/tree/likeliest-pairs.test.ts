import { expect, test } from "vitest";
import type { RecordedSpan } from "../../../src/cassette/cassette.ts";
import { readTrace } from "../../../src/trace/read-trace.ts";
import type { TraceSource } from "../../../src/trace/trace.ts";
import { chat } from "../chat.ts";
import { recordedSpan } from "../recorded-span.ts";

const attributes = { "gen_ai.operation.name": "chat", "gen_ai.request.model": "gpt-4o" };

const model = (id: string, start: number, end: number, more: Partial<RecordedSpan> = {}) =>
  recordedSpan({ id, name: id, start, end, attributes, ...more });

/** The span that stands for each call that went over the wire. */
const ownersOf = (source: TraceSource) =>
  readTrace(source).calls.flatMap(({ span, interaction }) => (interaction ? [span] : []));

test("of spans that both enclose a call the closest stands for it, so that each call has one", () => {
  const spans = [model("long", -40, 300), model("late", -5, 400)];
  const interactions = [chat({ at: 0, ms: 290 }), chat({ at: 60, ms: 330 })];
  expect(ownersOf({ spans, interactions })).toEqual(["long", "late"]);
});

test("a span that was never active and covers a retry stands for the attempt that succeeded", () => {
  const spans = [model("covers", -1, 700)];
  const interactions = [chat({ at: 0, ms: 100, status: 500 }), chat({ at: 300, ms: 300 })];
  const trace = readTrace({ spans, interactions });
  expect(trace.calls.map(({ span, attempt }) => [span, attempt])).toEqual([
    ["call-1", 1],
    ["covers", 2],
  ]);
  expect(trace.usage).toEqual({ input: 100, output: 10 });
});

test("side by side, calls belong to the spans of the agent that they were sent in", () => {
  const spans = [
    recordedSpan({ id: "a", start: -20, end: 300, attributes: {} }),
    recordedSpan({ id: "b", start: -20, end: 300, attributes: {} }),
    model("in a", -15, 290, { parent: "a" }),
    model("in b", -5, 260, { parent: "b" }),
  ];
  const interactions = [chat({ at: 0, ms: 200, span: "a" }), chat({ at: 1, ms: 220, span: "b" })];
  expect(ownersOf({ spans, interactions })).toEqual(["in a", "in b"]);
});

test("the id of the answer tells before everything else", () => {
  const told = { ...attributes, "gen_ai.response.id": "chatcmpl-1" };
  const spans = [model("near", -1, 101), model("told", 500, 510, { attributes: told })];
  expect(ownersOf({ spans, interactions: [chat({ at: 0, ms: 100 })] })).toEqual(["told"]);
});
