import { expect, test } from "vitest";
import type { Call } from "../../../src/trace/call.ts";
import { compareCalls } from "../../../src/trace/diff/compare-calls.ts";
import { textComparer } from "../../../src/trace/diff/text-comparer.ts";
import type { Change } from "../../../src/trace/diff/trace-diff.ts";
import { converse, user } from "./conversation.ts";

const call = converse({ messages: [user("Hi")], text: "Hello" }).calls[0]!;

/** What became of the call where the head has other members, or lacks some. */
const told = (head: Partial<Call>, base: Partial<Call> = {}): Change[] =>
  compareCalls({ ...call, ...base }, { ...call, ...head }, textComparer());

const without = (...names: (keyof Call)[]): Call =>
  Object.fromEntries(Object.entries(call).filter(([name]) => !names.includes(name as keyof Call))) as never;

const became = (base: Call, head: Call): Change[] => compareCalls(base, head, textComparer());

test("another provider is told by name", () => {
  expect(told({ provider: "groq" })).toStrictEqual([{ kind: "provider", base: "openai", head: "groq" }]);
  expect(became(call, without("provider"))).toStrictEqual([{ kind: "provider", base: "openai" }]);
});

test("the dated name under which a provider answers is no change where the same name was asked for", () => {
  expect(told({ responseModel: "gpt-4o-2024-11-20" }, { responseModel: "gpt-4o-2024-08-06" })).toEqual([]);
  const unasked = without("requestModel");
  expect(
    became({ ...unasked, responseModel: "gpt-4o-a" }, { ...unasked, responseModel: "gpt-4o-b" }),
  ).toStrictEqual([{ kind: "model", base: "gpt-4o-a", head: "gpt-4o-b" }]);
});

test("a setting that came, went or changed is told with what it was and is", () => {
  const [cold, warm] = [{ parameters: { temperature: 0 } }, { parameters: { temperature: 1 } }];
  const change = { kind: "parameter", name: "temperature" };
  expect(told(cold)).toStrictEqual([{ ...change, head: 0 }]);
  expect(told({}, cold)).toStrictEqual([{ ...change, base: 0 }]);
  expect(told(warm, cold)).toStrictEqual([{ ...change, base: 0, head: 1 }]);
});

test("an answer that came or went is told in full", () => {
  expect(became(without("text"), call)).toStrictEqual([{ kind: "text", head: "Hello" }]);
  expect(became(call, without("text"))).toStrictEqual([{ kind: "text", base: "Hello" }]);
});

test("of an answer it is told whether it means the same, of a question only how it was reworded", () => {
  const [answer] = told({ text: "Open from 9 to 6." }, { text: "Open from 9 to 5." });
  expect(answer?.conflicts).toHaveLength(1);
  const asked = (content: string): Partial<Call> => ({
    input: [{ role: "user", parts: [{ type: "text", content }] }],
  });
  const [question] = told(asked("Open from 9 to 6?"), asked("Open from 9 to 5?"));
  expect(question).toMatchObject({ kind: "message", runs: expect.any(Array) as unknown });
  expect(question).not.toHaveProperty("conflicts");
});

test("why the answers ended is told, of several by a list", () => {
  expect(told({ finishReasons: ["stop", "length"] })).toStrictEqual([
    { kind: "finish reason", base: "stop", head: "stop, length" },
  ]);
});

test("an error is told with its status, where it has one", () => {
  const error = { type: "rate_limit_error", message: "slow down" };
  expect(told({ error: { ...error, status: 429 } })).toStrictEqual([
    { kind: "error", head: "429 rate_limit_error: slow down" },
  ]);
  expect(told({}, { error })).toStrictEqual([{ kind: "error", base: "rate_limit_error: slow down" }]);
});

test("of a request that is no model's the status is told", () => {
  const other = { kind: "other" } as const;
  expect(told({ ...other, status: 404 }, other)).toStrictEqual([{ kind: "error", base: "200", head: "404" }]);
  expect(became({ ...without("status"), ...other }, { ...call, ...other })).toStrictEqual([
    { kind: "error", head: "200" },
  ]);
  expect(told({ status: 201 })).toEqual([]);
});
