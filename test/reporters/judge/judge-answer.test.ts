import { expect, test } from "vitest";
import { judgeAnswers } from "../../../src/reporters/judge/judge-answer.ts";
import { diffTraces } from "../../../src/trace/diff/diff-traces.ts";
import { asked, converse, toolAnswer, type Turn, user } from "../../trace/diff/conversation.ts";

const judged = (base: readonly Turn[], head: readonly Turn[], similarity: number | false = 0.45): string[] =>
  judgeAnswers(diffTraces(converse(...base), converse(...head)), { similarity }).map(
    ({ severity, message }) => `${severity}: ${message}`,
  );

const answers = (...texts: readonly string[]): Turn[] =>
  texts.map((text, index) => ({ messages: [user(`Question ${index + 1}?`)], text }));

test("other words of like meaning are told, and no more", () => {
  const before = answers("Refunds are available within 30 days of the purchase.");
  expect(judged(before, before)).toEqual([]);
  expect(judged(before, answers("Refunds are available within 30 days of purchase."))).toEqual([
    expect.stringMatching(/^info: The final answer has other words, of like meaning \(\d\.\d\d\)\.$/),
  ]);
});

test("an answer that says otherwise, means something else or is empty is a regression", () => {
  const before = answers("Refunds are available within 30 days.");
  expect(judged(before, answers("Refunds are available within 14 days."))).toEqual([
    expect.stringMatching(/^regression: The final answer says otherwise: .*14/),
  ]);
  expect(judged(before, answers("Bananas grow in the tropics."))).toEqual([
    expect.stringMatching(
      /^regression: The final answer has another meaning: similarity 0\.\d\d, less than 0\.45\.$/,
    ),
  ]);
  expect(judged(before, answers(" "))).toEqual(["regression: The final answer is empty now."]);
});

test("on the way to the final answer the same is a warning, and names the call", () => {
  expect(judged(answers("Yes.", "In Paris."), answers("", "In Paris."))).toEqual([
    "warning: The answer of call 1 is empty now.",
  ]);
});

test("an answer whose place a tool has taken is told by the tools", () => {
  const calling = [{ messages: [user("Question 1?")], tools: [{ name: "find" }] }];
  expect(judged(answers("In Paris."), calling)).toEqual([]);
  const history = [asked("find"), toolAnswer("in Paris")];
  const whole = [...calling, { messages: [user("Question 1?"), ...history], text: "In Paris." }];
  expect(judged(whole, [...calling, { messages: [user("Question 1?"), ...history], text: "" }])).toEqual([
    "regression: The final answer is empty now.",
  ]);
});

test("a call that fails has no answer to judge, and where nobody asks, none is judged", () => {
  const before = answers("Yes.");
  expect(judged(before, [{ messages: [user("Question 1?")], status: 400, error: "no" }])).toEqual([]);
  expect(judged(before, answers(""), false)).toEqual([]);
});
