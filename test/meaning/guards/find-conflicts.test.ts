import fc from "fast-check";
import { expect, test } from "vitest";
import { findConflicts } from "../../../src/meaning/guards/find-conflicts.ts";
import { readText } from "../../../src/meaning/read-text.ts";
import { answerPairs, developmentPairs, heldOutPairs } from "../pairs/all-pairs.ts";

const find = (actual: string, expected: string, strict = false): ReturnType<typeof findConflicts> =>
  findConflicts(readText(actual), readText(expected), { strict });

/** Text made of what the guards look for, so that chance meets their readers. */
const pieces = fc.constantFrom(
  ..."not no 5 5.5 1/2 $ % °C May may 2024 - , . ; : ( ) \" ' ` { } [ ] a.m. half past to and or if unless only all never first then before by is was constructor __proto__ toString A B SHA-256 --x e.g. 10:30 one hundred out of".split(
    " ",
  ),
  "\n",
  "1. ",
  "| a | b |",
  "```",
  "é",
  "日本",
  "\u{1F600}",
  "\ud800",
);
const texts = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(pieces, { maxLength: 40 }).map((words) => words.join(" ")),
  fc.array(pieces, { maxLength: 40 }).map((words) => words.join("")),
  fc.json(),
);

test("no text makes the guards throw", () => {
  fc.assert(
    fc.property(texts, texts, (a, b) => {
      expect(Array.isArray(find(a, b).conflicts)).toBe(true);
    }),
  );
});

test("a text never contradicts itself, nor leaves out what it says", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const { conflicts, omissions } = find(text, `${text} `);
      expect({ conflicts, omissions }).toEqual({ conflicts: [], omissions: [] });
    }),
  );
});

test("answers that contradict each other do so in both directions", () => {
  const isFound = (a: string, b: string): boolean => find(a, b).conflicts.length > 0;
  const oneWay = answerPairs.filter(({ a, b }) => isFound(a, b) !== isFound(b, a));
  expect(oneWay).toEqual([]);
});

test.each([
  ["looked at", developmentPairs],
  ["not looked at", heldOutPairs],
])("of the answers %s while the rules were made, nine in ten are told right", (_, pairs) => {
  const right = pairs.filter(({ same, a, b }) => same === (find(a, b).conflicts.length === 0));
  expect(right.length / pairs.length).toBeGreaterThanOrEqual(0.9);
});

test("a quantity and a name that only one text has are omissions, no conflicts", () => {
  const { conflicts, omissions } = find(
    "Refunds are possible within 30 days, says Anna.",
    "Refunds are possible.",
  );
  expect(conflicts).toEqual([]);
  expect(omissions.map(({ message }) => message)).toEqual([
    '"30 days" only in the actual text',
    '"Anna" only in the actual text',
  ]);
});

test("two refusals are told as such, and only their facts are compared", () => {
  const refusals = find("I'm sorry, but I can't help with that.", "I am unable to assist with this request.");
  expect(refusals).toMatchObject({ conflicts: [], bothRefuse: true });
  expect(find("It costs $5.", "It costs five dollars.").bothRefuse).toBe(false);
});

test("strict flags a replaced word that is no synonym, the default does not", () => {
  const [actual, expected] = ["Our team fixed the report quickly.", "Our group finished the report quickly."];
  expect(find(actual, expected).conflicts).toEqual([]);
  expect(find(actual, expected, true).conflicts).toMatchObject([{ kind: "substitution" }]);
});

test("a conflict says what each text has", () => {
  expect(find("It takes 60 days.", "It takes 30 days.").conflicts).toEqual([
    { kind: "quantity", actual: "60 days", expected: "30 days", message: '"60 days" against "30 days"' },
  ]);
});
