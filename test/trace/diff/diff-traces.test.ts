import * as fc from "fast-check";
import { expect, test } from "vitest";
import { diffTraces } from "../../../src/trace/diff/diff-traces.ts";
import type { Metric, TraceDiff } from "../../../src/trace/diff/trace-diff.ts";
import { readTrace } from "../../../src/trace/read-trace.ts";
import type { Trace } from "../../../src/trace/trace.ts";
import { recordedSpan } from "../recorded-span.ts";
import { asked, converse, interactionOf, system, toolAnswer, type Turn, user } from "./conversation.ts";

const PROMPT = "You are a support agent. Answer briefly.";
const QUESTION = "Where is my order BK-4711?";
const offered = [{ name: "track_order", parameters: { type: "object" } }, { name: "refund" }];

const first = (given: Partial<Turn> = {}): Turn => ({
  messages: [system(PROMPT), user(QUESTION)],
  tools: [{ name: "track_order", arguments: { order: "BK-4711" } }],
  offered,
  ...given,
});

const second = (given: Partial<Turn> = {}): Turn => ({
  messages: [
    system(PROMPT),
    user(QUESTION),
    asked("track_order", { order: "BK-4711" }),
    toolAnswer("in transit"),
  ],
  text: "Your order is on its way and arrives on Thursday.",
  offered,
  ...given,
});

const kinds = ({ calls }: TraceDiff) => calls.map(({ kind }) => kind);
const changes = (diff: TraceDiff) =>
  diff.calls.flatMap((call) =>
    call.changes.map(({ kind, name }) => [kind, ...(name ? [name] : [])].join(" ")),
  );
const figure = ({ metrics }: TraceDiff, metric: Metric) => metrics.find((delta) => delta.metric === metric);

test("a recording of the same with new ids and times is the same", () => {
  const diff = diffTraces(
    converse(first(), second()),
    converse(first(), second({ start: 5000, duration: 90 })),
  );
  expect(diff).toMatchObject({ same: true, spans: [] });
  expect(kinds(diff)).toEqual(["same", "same"]);
});

test("another model is one change of each call, and its price one of the trace", () => {
  const model = "gpt-4o-mini";
  const diff = diffTraces(converse(first(), second()), converse(first({ model }), second({ model })));
  expect(changes(diff)).toEqual(["model", "model"]);
  expect(figure(diff, "cost")?.head).toBeLessThan(figure(diff, "cost")?.base ?? NaN);
});

test("a reworded prompt is shown word by word", () => {
  const messages = [system("You are a support agent. Answer warmly."), user(QUESTION)];
  const { calls } = diffTraces(converse(first()), converse(first({ messages })));
  expect(calls[0]?.changes).toMatchObject([
    {
      kind: "system prompt",
      runs: [
        { side: "both", text: "You are a support agent. Answer " },
        { side: "base", text: "briefly" },
        { side: "head", text: "warmly" },
        { side: "both", text: "." },
      ],
    },
  ]);
});

test("a call more between others is added, and the rest stays what it was", () => {
  const check: Turn = { messages: [user("Is this question about an order?")], text: "yes" };
  const diff = diffTraces(converse(first(), second()), converse(check, first(), second()));
  expect(kinds(diff)).toEqual(["added", "same", "same"]);
  expect(figure(diff, "calls")).toMatchObject({ base: 2, head: 3 });
  const back = diffTraces(converse(check, first(), second()), converse(first(), second()));
  expect(kinds(back)).toEqual(["removed", "same", "same"]);
});

test("a tool more is a changed answer and one more call", () => {
  const more = second({ tools: [{ name: "refund", arguments: { order: "BK-4711" } }] });
  const third = second({ messages: [...second().messages, asked("refund"), toolAnswer("refused")] });
  const diff = diffTraces(converse(first(), second()), converse(first(), more, third));
  expect(kinds(diff)).toEqual(["same", "changed", "added"]);
  expect(changes(diff)).toContain("tool called refund");
  expect(diff.trajectory).toEqual({ base: ["track_order"], head: ["track_order", "refund"] });
});

test("a tool called with other arguments names the place", () => {
  const tools = [{ name: "track_order", arguments: { order: "BK-4712" } }];
  const { calls } = diffTraces(converse(first()), converse(first({ tools })));
  expect(calls[0]?.changes).toMatchObject([
    {
      kind: "tool called",
      name: "track_order",
      inside: [{ path: "order", base: "BK-4711", head: "BK-4712" }],
    },
  ]);
});

test("tools offered and parameters are told by name", () => {
  const changed = first({
    offered: [{ name: "track_order", parameters: { type: "object", required: ["order"] } }],
    parameters: { temperature: 0 },
  });
  expect(changes(diffTraces(converse(first()), converse(changed)))).toEqual([
    "parameter temperature",
    "tool offered track_order",
    "tool offered refund",
  ]);
});

test("a wrong answer is told with what it contradicts", () => {
  const text = "Your order is on its way and arrives on Friday.";
  const { calls } = diffTraces(converse(second()), converse(second({ text })));
  expect(calls[0]?.changes).toMatchObject([
    { kind: "text", conflicts: expect.arrayContaining(['"Friday" against "Thursday"']) as unknown },
  ]);
});

test("calls at the same time have no order, calls one after the other have", () => {
  const turns = ["one", "two", "three"].map((word) => ({ messages: [user(word)], text: word }));
  const reversed = turns.toReversed();
  const atOnce = (list: readonly Turn[]) => converse(...list.map((turn) => ({ ...turn, start: 0 })));
  expect(diffTraces(atOnce(turns), atOnce(reversed)).same).toBe(true);
  const moved = diffTraces(converse(...turns), converse(...reversed));
  expect(moved.same).toBe(false);
  expect(kinds(moved)).toContain("moved");
});

test("an error that is answered on the second try is an added call, told as an error and a retry", () => {
  const diff = diffTraces(converse(first()), converse(first({ error: "slow down" }), first()));
  expect(figure(diff, "errors")).toMatchObject({ base: 0, head: 1 });
  expect(figure(diff, "retries")).toMatchObject({ base: 0, head: 1 });
  expect(kinds(diff).toSorted()).toEqual(["added", "same"]);
});

test("usage that moved from the cache to the prompt is an exact change", () => {
  const usage = (cached: number) => ({
    prompt_tokens: 2000,
    completion_tokens: 10,
    prompt_tokens_details: { cached_tokens: cached },
  });
  const diff = diffTraces(converse(first({ usage: usage(1920) })), converse(first({ usage: usage(0) })));
  expect(diff.same).toBe(false);
  expect(figure(diff, "cacheRead")).toEqual({ metric: "cacheRead", base: 1920, head: 0, regime: "exact" });
});

test("a call whose usage alone differs has changed, one that tells more of it too", () => {
  const plain = { prompt_tokens: 10, completion_tokens: 5 };
  const told = { ...plain, prompt_tokens_details: { cached_tokens: 0 } };
  const between = (base: object, head: object) =>
    kinds(diffTraces(converse(first({ usage: base as never })), converse(first({ usage: head as never }))));
  expect(between(plain, { ...plain, completion_tokens: 6 })).toEqual(["changed"]);
  expect(between(plain, told)).toEqual(["changed"]);
  expect(between(told, plain)).toEqual(["changed"]);
});

test("a call that moved alone is told with both its places", () => {
  const turns = ["one", "two"].map((word) => ({ messages: [user(word)], text: word }));
  const { calls } = diffTraces(converse(...turns), converse(...turns.toReversed()));
  expect(calls.map(({ kind, changes }) => [kind, changes])).toEqual([
    ["moved", [{ kind: "order", base: 1, head: 0 }]],
    ["moved", [{ kind: "order", base: 0, head: 1 }]],
  ]);
});

test("a trace with a span more is not the same though each call is", () => {
  const interactions = [interactionOf(first(), 0)];
  const span = recordedSpan({ name: "step", scope: "my-app" });
  const diff = diffTraces(readTrace({ interactions }), readTrace({ interactions, spans: [span] }));
  expect(kinds(diff)).toEqual(["same"]);
  expect(diff).toMatchObject({ same: false, spans: [{ kind: "added", path: ["step"] }] });
});

test("a slower answer is measured, not exact", () => {
  const diff = diffTraces(converse(first({ duration: 100 })), converse(first({ duration: 900 })));
  expect(diff.same).toBe(true);
  expect(figure(diff, "duration")).toMatchObject({ base: 100, head: 900, regime: "measured" });
});

const turns = fc.array(
  fc.record({
    messages: fc.array(fc.constantFrom(system("a b"), user("c d"), user("e f g"), asked("t")), {
      minLength: 1,
    }),
    text: fc.constantFrom("yes", "no", "perhaps"),
  }),
  { maxLength: 6 },
);

test("every call of both sides is in the diff once, and a trace is the same as itself", () => {
  fc.assert(
    fc.property(turns, turns, (before, after) => {
      const [base, head] = [converse(...before), converse(...after)];
      const { calls } = diffTraces(base, head);
      const indexes = (side: "base" | "head") => calls.flatMap((call) => call[side]?.index ?? []);
      expect(indexes("base").toSorted((a, b) => a - b)).toEqual(base.calls.map(({ index }) => index));
      expect(indexes("head")).toEqual(head.calls.map(({ index }) => index));
      expect(diffTraces(base, converse(...before)).same).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test("a trace that is itself on both sides is told as its equal is", () => {
  fc.assert(
    fc.property(turns, (given) => {
      const interactions = given.map(interactionOf);
      const trace = readTrace(interactions);
      const told = (head: Trace) => JSON.parse(JSON.stringify(diffTraces(trace, head))) as unknown;
      expect(told(trace)).toEqual(told(readTrace(interactions)));
    }),
    { numRuns: 60 },
  );
});
