import * as fc from "fast-check";
import { expect, test } from "vitest";
import { storeBody } from "../../../src/cassette/body.ts";
import type { Body } from "../../../src/cassette/cassette.ts";
import type { Call } from "../../../src/trace/call.ts";
import { identityOf, likeness, likenessOf } from "../../../src/trace/diff/call-identity.ts";
import { readTrace } from "../../../src/trace/read-trace.ts";
import { interaction } from "../../session/interaction.ts";
import { asked, converse, system, toolAnswer, type Turn, user } from "./conversation.ts";

const callOf = (turn: Turn): Call => converse(turn).calls[0]!;

const ORDINARY: Turn = {
  messages: [system("Answer briefly"), user("Where is order seven")],
  text: "On its way",
};

const alike = (a: Partial<Turn>, b: Partial<Turn> = {}): number =>
  likeness(likenessOf(callOf({ ...ORDINARY, ...a })), likenessOf(callOf({ ...ORDINARY, ...b })));

const question = (text: string): Partial<Turn> => ({ messages: [system("Answer briefly"), user(text)] });

test("a call is wholly like itself, to no other more, and as like to one as that is to it", () => {
  const turns = fc.record({
    messages: fc.array(fc.constantFrom(system("a b"), user("c d"), user("d e"), asked("t"), toolAnswer("e"))),
    text: fc.constantFrom("", "yes", "yes or no"),
    model: fc.constantFrom("gpt-4o", "gpt-4o-mini"),
  });
  fc.assert(
    fc.property(turns, turns, (a, b) => {
      expect(alike(a, a)).toBeCloseTo(1, 9);
      expect(alike(a, b)).toBeCloseTo(alike(b, a), 9);
      expect(alike(a, b)).toBeGreaterThanOrEqual(0);
      expect(alike(a, b)).toBeLessThanOrEqual(1 + 1e-9);
    }),
  );
});

test("what is asked now tells two calls apart more than anything else of them", () => {
  const others: Record<string, Partial<Turn>> = {
    answer: { text: "Nobody knows that" },
    system: { messages: [system("Be friendly always"), user("Where is order seven")] },
    history: { messages: [system("Answer briefly"), user("Hi"), user("Where is order seven")] },
    model: { model: "gpt-4o-mini" },
  };
  const asksElse = alike(question("Refund my chair"));
  for (const [what, other] of Object.entries(others)) {
    expect(alike(other), what).toBeLessThan(1);
    expect(alike(other), what).toBeGreaterThan(asksElse);
  }
});

test("the more words two questions share the more alike they are", () => {
  const against = (text: string): number => alike(question("one two three four"), question(text));
  const scores = ["one two three four", "one two three x", "one two x y", "one x y z", "w x y z"].map(
    against,
  );
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  expect(new Set(scores).size).toBe(5);
});

test("neither case nor marks tell words apart, their letters do", () => {
  expect(alike(question("Where is IT?"), question("where is it"))).toBeCloseTo(1, 9);
  expect(alike(question("tab"), question("bat"))).toBe(alike(question("tab"), question("xyz")));
});

test("the longer the one conversation is beside the other the less alike they are", () => {
  const long = (turns: number) => ({
    messages: [...Array.from({ length: turns }, () => user("Hi")), user("Where is order seven")],
  });
  expect(alike(long(1), long(2))).toBeGreaterThan(alike(long(1), long(4)));
  expect(alike(long(1), long(4))).toBeGreaterThan(alike(long(1), long(40)));
});

test("what a tool is asked counts, the id of the call does not", () => {
  const tool = (order: string) => ({ messages: [user("Hi"), asked("track", { order })] });
  expect(alike(tool("seven"), tool("seven"))).toBeCloseTo(1, 9);
  expect(alike(tool("seven"), tool("eight"))).toBeLessThan(0.95);
  expect(identityOf(callOf(tool("seven")))).toBe(identityOf(callOf(tool("seven"))));
  expect(identityOf(callOf(tool("seven")))).not.toBe(identityOf(callOf(tool("eight"))));
});

test("words of two parts of a message are words of their own", () => {
  const call = callOf(ORDINARY);
  const said = (...texts: string[]): Call => ({
    ...call,
    input: [{ role: "user", parts: texts.map((content) => ({ type: "text", content })) }],
  });
  expect(likeness(likenessOf(said("one", "two")), likenessOf(said("one two")))).toBeCloseTo(1, 9);
});

test("a conversation with another provider's API may be the same, another kind of work is not", () => {
  const call = callOf(ORDINARY);
  const as = (operation: NonNullable<Call["operation"]>): number =>
    likeness(likenessOf(call), likenessOf({ ...call, operation }));
  expect(as("generate_content")).toBeCloseTo(1, 9);
  expect(as("text_completion")).toBeCloseTo(1, 9);
  expect(as("embeddings")).toBe(0);
});

const request = (method: string, url: string, body: Body | null = null): Call =>
  readTrace([interaction({ request: { method, url, headers: [], body } })]).calls[0]!;

test("other requests are alike where method and path are, whatever the query", () => {
  const like = (a: Call, b: Call): number => likeness(likenessOf(a), likenessOf(b));
  const [list, next, post, other] = [
    request("GET", "https://a.com/list?page=1"),
    request("GET", "https://a.com/list?page=2"),
    request("POST", "https://a.com/list?page=1"),
    request("GET", "https://a.com/other"),
  ];
  expect(like(list, next)).toBeCloseTo(1, 9);
  expect([like(list, post), like(list, other)]).toEqual([0, 0]);
  expect(like({ ...list, url: "" }, { ...list, url: "" })).toBeCloseTo(1, 9);
  expect(like({ ...list, url: "" }, list)).toBe(0);
});

test("other requests are the same by method, address and body, in whichever order its keys stand", () => {
  const post = (body: string): Call => request("POST", "https://a.com/x", storeBody([Buffer.from(body)]));
  expect(identityOf(post('{"a":1,"b":2}'))).toBe(identityOf(post('{"b":2,"a":1}')));
  const all = [
    request("GET", "https://a.com/x"),
    request("POST", "https://a.com/x"),
    request("GET", "https://a.com/y"),
    post('{"a":1}'),
    post('{"a":2}'),
    post("one"),
    post("two"),
  ];
  expect(new Set(all.map(identityOf)).size).toBe(all.length);
  const { interaction: _wire, ...told } = all[0]!;
  expect(identityOf(told)).toBe(identityOf(all[0]!));
});

test("another model, provider, setting, tool, name or word is another request of a model, and so is one that failed", () => {
  const call = callOf(ORDINARY);
  const all: Call[] = [
    call,
    { ...call, requestModel: "gpt-4o-mini" },
    { ...call, provider: "groq" },
    { ...call, operation: "generate_content" },
    { ...call, parameters: { temperature: 0 } },
    { ...call, tools: [{ name: "find" }] },
    { ...call, input: call.input.slice(1) },
    { ...call, input: call.input.map((message) => ({ ...message, name: "Ada" })) },
    { ...call, input: call.input.map((message) => ({ ...message, role: "user" })) },
    { ...call, error: { type: "http", message: "no" } },
  ];
  expect(new Set(all.map(identityOf)).size).toBe(all.length);
});
