import { expect, test } from "vitest";
import { pairCassettes } from "../../src/reporters/pair-cassettes.ts";
import type { Recording, Side } from "../../src/reporters/report.ts";
import { user } from "../trace/diff/conversation.ts";
import { cassetteOf, sideOf, type Suite } from "./suites.ts";

const said = (question: string, text: string) => cassetteOf([{ messages: [user(question)], text }]);

/** Every pair in words: `now`, `now, was then`, `now, new`, `then, gone`. */
const paired = (base: Suite, head: Suite): string[] =>
  pairCassettes(sideOf("main", base), sideOf("here", head)).map((pair) => {
    const { path, from } = pair;
    if (!pair.base) return `${path}, new`;
    if (!pair.head) return `${path}, gone`;
    return from === undefined ? path : `${path}, was ${from}`;
  });

const yes = said("May I?", "Yes.");

test("a cassette is found again by its path, whatever it holds now", () => {
  expect(paired({ a: yes, b: said("Where?", "Here.") }, { a: said("Why?", "So."), b: yes })).toEqual([
    "a",
    "b",
  ]);
});

test("one that has another path is found by what it says, whatever its times and title", () => {
  const interactions = yes.interactions.map((each) => ({
    ...each,
    recordedAt: "2026-05-06T07:08:09.000Z",
    timing: { chunks: [5], end: 9 },
  }));
  const spans = [{ id: "s1", name: "asks", kind: "internal", start: 0, end: 9, attributes: {} }];
  const likely = { a: said("May I?", "Yes."), b: yes };
  expect(paired(likely, { c: { ...yes, interactions, spans } })).toEqual(["c, was b", "a, gone"]);
});

test("one that was recorded again under another path is found by what it asks", () => {
  expect(paired({ old: yes }, { now: said("May I?", "No.") })).toEqual(["now, was old"]);
});

test("who says the same is nearer than who asks the same", () => {
  expect(paired({ a: said("May I?", "No."), b: yes }, { c: yes, d: said("May I?", "Never.") })).toEqual([
    "c, was b",
    "d, was a",
  ]);
});

test("twins are paired first with first, each once", () => {
  expect(paired({ a: yes, b: yes }, { c: yes, d: yes, e: yes })).toEqual(["c, was a", "d, was b", "e, new"]);
});

test("what is nowhere found again is new, or gone", () => {
  expect(paired({ a: yes }, { b: said("Where?", "Here.") })).toEqual(["b, new", "a, gone"]);
});

test("a cassette that holds nothing is like no other", () => {
  expect(paired({ a: cassetteOf([]) }, { b: cassetteOf([]) })).toEqual(["b, new", "a, gone"]);
});

test("what cannot be read is paired by its path alone", () => {
  const [unreadable, read] = [{ problem: "no JSON" }, { cassette: yes }];
  const side = (cassettes: Readonly<Record<string, Recording>>): Side => ({
    label: "",
    cassettes: new Map(Object.entries(cassettes)),
  });
  expect(pairCassettes(side({ a: unreadable, b: read }), side({ a: read, c: unreadable }))).toEqual([
    { path: "a", base: unreadable, head: read },
    { path: "c", head: unreadable },
    { path: "b", base: read },
  ]);
});
