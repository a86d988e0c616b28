import { expect, test } from "vitest";
import type { RecordedSpan } from "../../../src/cassette/cassette.ts";
import { compareSpans } from "../../../src/trace/diff/compare-spans.ts";
import { readTrace } from "../../../src/trace/read-trace.ts";
import { recordedSpan } from "../recorded-span.ts";
import { interactionOf, user } from "./conversation.ts";

const own = (name: string, given: Partial<RecordedSpan> = {}): RecordedSpan =>
  recordedSpan({ id: name, name, scope: "my-app", ...given });

const rootOf = (...spans: RecordedSpan[]) =>
  readTrace({ interactions: [interactionOf({ messages: [user("Hi")], text: "Hello" }, 0)], spans }).root;

const AGENT = own("agent", { end: 900 });

test("a span that the program has newly or no longer is told with those above it", () => {
  const step = own("step", { parent: "agent" });
  expect(compareSpans(rootOf(AGENT), rootOf(AGENT, step))).toEqual([
    { kind: "added", path: ["agent", "step"] },
  ]);
  expect(compareSpans(rootOf(AGENT, step), rootOf(AGENT))).toEqual([
    { kind: "removed", path: ["agent", "step"] },
  ]);
});

test("a span that took another's place is added, and that one removed", () => {
  expect(compareSpans(rootOf(own("plan")), rootOf(own("think")))).toEqual([
    { kind: "removed", path: ["plan"] },
    { kind: "added", path: ["think"] },
  ]);
});

test("a span that ended otherwise is told with how", () => {
  const failed = { ...AGENT, status: { code: "error" } };
  expect(compareSpans(rootOf(AGENT), rootOf(failed))).toEqual([
    { kind: "changed", path: ["agent"], what: "status unset became error" },
  ]);
});

test("neither other times nor the spans that stand for calls are a change", () => {
  const later = { ...AGENT, start: 3, end: 700 };
  expect(compareSpans(rootOf(AGENT), rootOf(later))).toEqual([]);
  const silent = readTrace({ interactions: [], spans: [AGENT], startedAt: "2026-01-02T03:04:05.000Z" }).root;
  expect(compareSpans(rootOf(AGENT), silent)).toEqual([]);
});
