import { expect, test } from "vitest";
import { compareMessages } from "../../../src/trace/diff/compare-messages.ts";
import { textComparer } from "../../../src/trace/diff/text-comparer.ts";
import type { Message, Part } from "../../../src/trace/message.ts";

const says = (role: string, ...parts: (Part | string)[]): Message => ({
  role,
  parts: parts.map((part) => (typeof part === "string" ? { type: "text", content: part } : part)),
});

const changes = (base: readonly Message[], head: readonly Message[]) =>
  compareMessages(base, head, textComparer()).map(({ runs: _runs, ...change }) => change);

const [question, answer] = [says("user", "Where is it?"), says("assistant", "In Paris.")];

test("a message more is told with its role and its place, a message less with the place it had", () => {
  const thanks = says("user", "Thanks");
  expect(changes([question, answer], [question, answer, thanks])).toStrictEqual([
    { kind: "message", name: "user 3", head: "Thanks" },
  ]);
  expect(changes([question, answer, thanks], [question, thanks])).toStrictEqual([
    { kind: "message", name: "assistant 2", base: "In Paris." },
  ]);
});

test("a reworded message is one change, told by its place today", () => {
  expect(
    changes([question, answer], [says("system", "Be brief"), question, says("assistant", "Here.")]),
  ).toEqual([
    { kind: "system prompt", head: "Be brief" },
    { kind: "message", name: "assistant 3", base: "In Paris.", head: "Here." },
  ]);
});

test("what a developer says is a system prompt", () => {
  expect(changes([says("developer", "Be brief")], [says("developer", "Be kind")])).toEqual([
    { kind: "system prompt", base: "Be brief", head: "Be kind" },
  ]);
});

test("a message of another role replaces none, even where it says the same", () => {
  expect(changes([question], [says("assistant", "Where is it?")])).toStrictEqual([
    { kind: "message", name: "user 1", base: "Where is it?" },
    { kind: "message", name: "assistant 1", head: "Where is it?" },
  ]);
});

test("a message is shown as its parts, one a line: texts, tools called and what they answered, and all else as JSON", () => {
  const whole = says(
    "assistant",
    "Let me see.",
    { type: "tool_call", id: "c1", name: "find", arguments: { b: 1, a: "x" } },
    { type: "tool_call_response", id: "c1", response: "in transit" },
    { type: "tool_call_response", id: "c1", response: { ok: true } },
    { type: "uri", modality: "image", reference: "https://a.com/a.png" },
  );
  expect(changes([], [whole])).toStrictEqual([
    {
      kind: "message",
      name: "assistant 1",
      head: [
        "Let me see.",
        'find({"a":"x","b":1})',
        "in transit",
        '{"ok":true}',
        '{"modality":"image","reference":"https://a.com/a.png","type":"uri"}',
      ].join("\n"),
    },
  ]);
});

test("the id of a tool's call is no change", () => {
  const call = (id: string) => says("assistant", { type: "tool_call", id, name: "find", arguments: {} });
  expect(changes([call("c1")], [call("c2")])).toEqual([]);
});
