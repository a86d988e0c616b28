import { expect, test } from "vitest";
import { excerptsOf } from "../../src/reporters/excerpt.ts";
import { diffTraces } from "../../src/trace/diff/diff-traces.ts";
import { asked, converse, system, toolAnswer, type Turn, user } from "../trace/diff/conversation.ts";

const agent = (prompt: string, tools: readonly string[]): Turn[] => {
  const start = [system(prompt), user("Where is my order?")];
  const history = tools.map((name) => [asked(name), toolAnswer("fine")]);
  return [
    ...tools.map((name, index): Turn => ({
      messages: [...start, ...history.slice(0, index).flat()],
      tools: [{ name }],
    })),
    { messages: [...start, ...history.flat()], text: "It is on its way." },
  ];
};

const told = (base: readonly Turn[], head: readonly Turn[]) =>
  excerptsOf(diffTraces(converse(...base), converse(...head)), 10);

test("what changed alike in several calls is told once", () => {
  const tools = ["find", "check"];
  expect(told(agent("Be brief.", tools), agent("Be kind.", tools))).toEqual([
    { title: "calls 1–3 · system prompt", base: "Be brief.", head: "Be kind." },
  ]);
});

test("a call more is told as added, and its answer is not lost where a tool is asked for instead", () => {
  const excerpts = told(agent("Be brief.", ["find"]), agent("Be brief.", ["find", "check"]));
  expect(excerpts.map(({ title }) => title)).toEqual([
    "tools called, in order",
    "call 2 · tool called · check",
    "call 3 · added",
  ]);
  expect(excerpts.at(-1)).toEqual({ title: "call 3 · added", head: "chat openai gpt-4o" });
});

test("a call less is told as removed", () => {
  const one: Turn = { messages: [user("One?")], text: "One." };
  const other: Turn = { messages: [user("Something else altogether")], text: "Another thing." };
  expect(told([one, other], [one])).toEqual([{ title: "call 2 · removed", base: "chat openai gpt-4o" }]);
});
