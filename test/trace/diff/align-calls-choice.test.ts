import { expect, test } from "vitest";
import { alignCalls } from "../../../src/trace/diff/align-calls.ts";
import { converse, system, type Turn, user } from "./conversation.ts";

const asks = (question: string, given: Partial<Turn> = {}): Turn => ({
  messages: [user(question)],
  text: `About ${question}`,
  ...given,
});

/** The indexes of partners; `moved` where they have. */
const pairs = (base: readonly Turn[], head: readonly Turn[]) =>
  alignCalls(converse(...base).calls, converse(...head).calls).map(({ base, head, moved }) => [
    base?.index,
    head?.index,
    ...(moved ? ["moved"] : []),
  ]);

const ORDER = asks("Where is my order BK-4711 from Monday?");
const CHAIR = asks("Please refund the broken blue chair");
const POEM: Turn = {
  messages: [system("Translate every poem you get"), user("Roses are red")],
  text: "Les roses sont rouges",
};

test("a reworded question finds the one it was, whatever stood in its place", () => {
  const reworded = asks("Please refund the broken red chair");
  expect(pairs([ORDER, CHAIR], [reworded])).toEqual([
    [0, undefined],
    [1, 0],
  ]);
  expect(pairs([CHAIR], [ORDER, reworded])).toEqual([
    [undefined, 0],
    [0, 1],
  ]);
});

test("of those that are alike the most alike are partners", () => {
  const [short, long] = [asks("refund the chair"), asks("refund the chair and the oak table today")];
  const reworded = asks("refund the chair and the oak table tomorrow");
  expect(pairs([short, long], [reworded])).toEqual([
    [0, undefined],
    [1, 0],
  ]);
  expect(pairs([long], [short, reworded])).toEqual([
    [undefined, 0],
    [0, 1],
  ]);
});

test("removed calls stand in their order after the one they used to follow, before what is new", () => {
  const other = { ...POEM, model: "gpt-4o-mini" };
  expect(pairs([ORDER, POEM, other, CHAIR], [CHAIR]).map(([was]) => was)).toEqual([0, 1, 2, 3]);
  expect(pairs([ORDER, POEM], [ORDER, CHAIR])).toEqual([
    [0, 0],
    [1, undefined],
    [undefined, 1],
  ]);
});

test("of equal calls those are partners that keep the order", () => {
  expect(pairs([ORDER, CHAIR, ORDER], [CHAIR, ORDER])).toEqual([
    [0, undefined],
    [1, 0],
    [2, 1],
  ]);
});

test("calls of which one began as the other ended did not run at the same time", () => {
  const long = [ORDER, CHAIR].map((turn) => ({ ...turn, duration: 1000 }));
  expect(pairs(long, long.toReversed()).flat()).toContain("moved");
});

test("calls that ran at the same time on either side have not moved", () => {
  const long = [ORDER, CHAIR].map((turn) => ({ ...turn, duration: 1001 }));
  expect(pairs(long, [CHAIR, ORDER]).flat()).not.toContain("moved");
  expect(pairs([ORDER, CHAIR], long.toReversed()).flat()).not.toContain("moved");
});

test("a call that took no time has not moved before itself", () => {
  const quick = { ...ORDER, duration: 0 };
  expect(pairs([quick, CHAIR], [quick, CHAIR])).toEqual([
    [0, 0],
    [1, 1],
  ]);
});
