import { expect, test } from "vitest";
import { digestOf } from "../../src/cassette/digest.ts";
import { buildReport } from "../../src/reporters/build-report.ts";
import type { Baseline } from "../../src/reporters/baseline.ts";
import { markdownReport } from "../../src/reporters/markdown.ts";
import type { Side } from "../../src/reporters/report.ts";
import { user } from "../trace/diff/conversation.ts";
import { runFile, testRun } from "./run.ts";
import { baselineOf, cassetteOf, sideOf } from "./suites.ts";

const recorded = cassetteOf([{ messages: [user("May I?")], text: "Yes." }]);
const OLD = "cassettes/a/asks.json";
const NEW = "cassettes/a/asks-kindly.json";

const filed = (id: string): Baseline => baselineOf(id, { cassette: digestOf(recorded), scores: [] });

const ranAs = (id: string, path: string): Pick<Side, "run"> => {
  const cassette = { path, mode: "replay", work: "serve", served: [0], sent: 0, missed: 0 };
  return { run: runFile({ tests: [testRun(id, { cassette })], whole: true }) };
};

/** What the test of a cassette is called that moved from one path to another. */
const named = (from: string, base: Partial<Side>, to: string, head: Partial<Side>) => {
  const report = buildReport({
    base: sideOf("main", { [from]: recorded }, base),
    head: sideOf("here", { [to]: recorded }, head),
  });
  expect(report.tests.map(({ kind }) => kind)).toEqual([from === to ? "unchanged" : "renamed"]);
  return report;
};

const idsOf = (...given: Parameters<typeof named>) => named(...given).tests.map(({ id }) => id);

test("a test is called as its run calls it, else as its baseline does, else as its cassette is", () => {
  const baseline = filed("a.test.ts > asks");
  expect(idsOf(OLD, { baseline }, OLD, { baseline, ...ranAs("a.test.ts > it asks", OLD) })).toEqual([
    "a.test.ts > it asks",
  ]);
  expect(idsOf(OLD, {}, OLD, { baseline })).toEqual(["a.test.ts > asks"]);
  expect(idsOf(OLD, { baseline }, OLD, {})).toEqual(["a.test.ts > asks"]);
  expect(idsOf(OLD, {}, OLD, {})).toEqual(["cassettes/a/asks"]);
});

test("a renamed test has the head's name, and the old one beside it", () => {
  const base = { baseline: filed("a.test.ts > asks") };
  const report = named(OLD, base, NEW, { baseline: filed("a.test.ts > asks kindly") });
  expect(report.tests.map(({ id, from }) => [id, from])).toEqual([["a.test.ts > asks kindly", OLD]]);
  expect(markdownReport(report)).toContain(
    "#### a.test.ts \\> asks kindly (renamed)\n\nWas cassettes/a/asks.json.",
  );
});

test("a baseline that has not followed a renamed cassette does not name it", () => {
  const baseline = filed("a.test.ts > asks");
  expect(idsOf(OLD, { baseline }, NEW, { baseline })).toEqual(["cassettes/a/asks-kindly"]);
  expect(idsOf(OLD, { baseline }, NEW, {})).toEqual(["cassettes/a/asks-kindly"]);
});

test("a test whose cassette alone moved keeps its name, as its run tells", () => {
  const baseline = filed("a.test.ts > asks");
  expect(idsOf(OLD, { baseline }, NEW, { baseline, ...ranAs("a.test.ts > asks", NEW) })).toEqual([
    "a.test.ts > asks",
  ]);
});
