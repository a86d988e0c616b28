import { expect, test } from "vitest";
import * as fc from "fast-check";
import type { Interaction } from "../../src/cassette/cassette.ts";
import { spentBefore } from "../../src/session/spent-before.ts";
import { takeOf } from "../../src/session/take-of.ts";
import { interactionOf, type Turn, user } from "../trace/diff/conversation.ts";

const call = (given: Partial<Turn>, index = 0): Interaction =>
  interactionOf({ messages: [user("Where is my order?")], text: "In Paris.", ...given }, index);

const lookup = call({ text: "", tools: [{ name: "find_order", arguments: { id: 1 } }] });
const answer = call({ text: "It is in Paris." }, 1);

test("calls of today are measured in the recording's order, with their usage and the scores", () => {
  const slower = call(
    { messages: [user("Where?")], text: "Paris!", duration: 1200, usage: { prompt_tokens: 90 } },
    1,
  );
  const tool = call({ text: "", tools: [{ name: "find_order", arguments: { id: 2 } }], duration: 500 });
  expect(takeOf([lookup, answer], [slower, tool], { matchSemantically: 0.9 })).toEqual({
    take: {
      recordedAt: tool.recordedAt,
      timings: [tool.timing, slower.timing],
      usages: [{ input: 100, output: 20 }, { input: 90 }],
      scores: { matchSemantically: 0.9 },
    },
  });
});

test.each<[string, readonly Interaction[], RegExp]>([
  [
    "a call too many",
    [lookup, answer, answer],
    /^its call 3 is none of the recording's: POST https:.*gpt-4o$/,
  ],
  ["a call too few", [lookup], /^call 2 was not made: POST https:.*, gpt-4o$/],
  ["another model", [lookup, call({ model: "gpt-4o-mini" })], /^its call 2 .*gpt-4o-mini$/],
  ["another tool", [call({ text: "", tools: [{ name: "ask" }] }), answer], /^its call 1 .*calling ask$/],
  ["a failure", [call({ error: "slow down" }), lookup, answer], /^its call 1 .*failed with 429$/],
  ["an open answer", [lookup, { ...answer, unfinished: true }], /still coming in$/],
  ["a judge's call", [lookup, { ...answer, role: "judge" }], /^its call 2 .*: judge's POST/],
])("%s is another path, and the take is dropped with the reason", (_, today, reason) => {
  expect(takeOf([lookup, answer], today)).toEqual({ reason: expect.stringMatching(reason) });
});

test("calls that were sent at once are found by what they ask, in whatever order they went out", () => {
  const cities = ["Rome", "Oslo", "Paris", "Bonn"];
  const asked = (order: readonly string[], factor: number) =>
    order.map((city, index) =>
      call({ messages: [user(city)], text: city, duration: factor * (cities.indexOf(city) + 1) }, index),
    );
  fc.assert(
    fc.property(fc.shuffledSubarray(cities, { minLength: 4 }), (order) => {
      const measured = takeOf(asked(cities, 100), asked(order, 7));
      expect(measured).toMatchObject({
        take: { timings: [{ end: 7 }, { end: 14 }, { end: 21 }, { end: 28 }] },
      });
    }),
  );
});

test("what the last measurements cost is their usage at today's prices, the recording's included", () => {
  const usages = [{ input: 1000, output: 0 }];
  const takes = [{ recordedAt: "", timings: [answer.timing], usages }];
  const cassette = { interactions: [answer], takes };
  const prices = { "gpt-4o": { input: 1, output: 10 } };
  expect(spentBefore(cassette, 0, { prices })).toBe(0);
  expect(spentBefore(cassette, 1, { prices })).toBeCloseTo(0.001, 10);
  expect(spentBefore(cassette, 2, { prices })).toBeCloseTo(0.001 + 0.0003, 10);
  expect(spentBefore(cassette, 9, { prices })).toBeCloseTo(0.0013, 10);
});
