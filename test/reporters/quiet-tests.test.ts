import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { buildReport } from "../../src/reporters/build-report.ts";
import { markdownReport } from "../../src/reporters/markdown.ts";
import { textReport } from "../../src/reporters/text.ts";
import { user } from "../trace/diff/conversation.ts";
import { cassetteOf, sideOf, takesOf } from "./suites.ts";

const suite = (...durations: number[]) =>
  Object.fromEntries(
    durations.map((duration, index) => [
      `cassettes/${index}.json`,
      cassetteOf([{ messages: [user(`${index}?`)], text: "Yes.", duration }]),
    ]),
  );

const taken = (durations: readonly number[]) => {
  const [duration = 0, ...rest] = durations;
  return {
    "cassettes/a.json": cassetteOf([{ messages: [user("?")], text: "Yes.", duration }], takesOf(rest)),
  };
};

const linesOf = (base: ReturnType<typeof suite>, head: ReturnType<typeof suite>): string[] => {
  const report = buildReport({ base: sideOf("main", base), head: sideOf("here", head) });
  const text = stripVTControlCharacters(textReport(report)).split("\n");
  expect(markdownReport(report)).toContain("unchanged");
  return text.filter((line) => /cassettes|unchanged/.test(line));
};

test("tests whose times alone differ are told in one line, with how far", () => {
  expect(linesOf(suite(100, 200, 300), suite(80, 200, 390))).toEqual([
    "3 tests unchanged; latency −20 % to +30 %, single measurements.",
  ]);
  expect(linesOf(suite(100, 200), suite(120, 240))).toEqual([
    "2 tests unchanged; latency +20 %, single measurements.",
  ]);
  expect(linesOf(suite(100), suite(100))).toEqual(["1 test unchanged."]);
});

test("the side that lacks takes is named where it is the same for all", () => {
  expect(linesOf(taken([100]), taken([120, 110, 130]))).toEqual([
    "1 test unchanged; latency +20 %, single measurements of the base.",
  ]);
  expect(linesOf(taken([100, 120, 110]), taken([121]))).toEqual([
    "1 test unchanged; latency +10 %, single measurements of the head.",
  ]);
});

test("takes that keep to their limits are told to, and those that are too few to tell by name", () => {
  const steady = [100, 102, 98, 101, 99, 103, 97];
  const again = [102, 100, 105, 99, 101, 103, 97];
  expect(linesOf(taken(steady), taken(again))).toEqual(["1 test unchanged; latency +1.0 %, within limits."]);
  expect(linesOf(taken([100, 140]), taken([130, 150]))[0]).toBe("  cassettes/a  unchanged");
});
