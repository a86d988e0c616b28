import { expect, test } from "vitest";
import { judgeBehaviour } from "../../../src/reporters/judge/judge-behaviour.ts";
import { diffTraces } from "../../../src/trace/diff/diff-traces.ts";
import { converse, type Turn, user } from "../../trace/diff/conversation.ts";

const turns = (...models: string[]): Turn[] =>
  models.map((model, index) => ({ messages: [user(`Question ${index}`)], text: `Answer ${index}.`, model }));

const told = (base: readonly Turn[], head: readonly Turn[]) =>
  judgeBehaviour(diffTraces(converse(...base), converse(...head))).map(({ message }) => message);

test("one model in the place of another is told once for all calls that changed so", () => {
  expect(told(turns("a", "a", "a", "b"), turns("c", "c", "c", "d"))).toEqual([
    "The model of calls 1–3 changed: a → c.",
    "The model of call 4 changed: b → d.",
  ]);
});
