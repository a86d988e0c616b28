import { expect, test } from "vitest";
import { digestOf } from "../../src/cassette/digest.ts";
import { buildReport } from "../../src/reporters/build-report.ts";
import { parseThresholds } from "../../src/reporters/parse-thresholds.ts";
import type { Report } from "../../src/reporters/report.ts";
import { DEFAULT_THRESHOLDS } from "../../src/reporters/thresholds.ts";
import type { Prices } from "../../src/trace/prices/own-prices.ts";
import { PULL_REQUESTS } from "./pull-requests.ts";
import { runFile, testRun } from "./run.ts";
import { baselineOf, cassetteOf, sideOf, type Suite } from "./suites.ts";
import { user } from "../trace/diff/conversation.ts";

const compare = (base: Suite, head: Suite): Report =>
  buildReport({ base: sideOf("main", base), head: sideOf("working tree", head) });

const metricsOf = ({ tests }: Report): string[] =>
  [...new Set(tests.flatMap(({ findings }) => findings.map(({ metric }) => metric)))].toSorted();

test.each(PULL_REQUESTS)("$title: $decision", ({ base, head, decision, because, also = [] }) => {
  const report = compare(base, head);
  const decided = [...new Set(report.gate.because.map(({ metric }) => metric))].toSorted();
  expect([report.gate.decision, decided]).toEqual([decision, because.toSorted()]);
  expect(metricsOf(report).filter((metric) => !because.includes(metric))).toEqual(also.toSorted());
});

const PATH = "cassettes/a.json";
const one = (text = "Yes.") => cassetteOf([{ messages: [user("May I?")], text }]);
const score = (given: object = {}) => ({
  name: "toBeKind",
  pass: true,
  score: 0.9,
  configuration: "c1",
  ...given,
});
const withScores = (scores: ReturnType<typeof score>[], given: object = {}) =>
  baselineOf("cassettes/a", { scores, ...given });

const judgeScores = (before: ReturnType<typeof score>, after: ReturnType<typeof score>): Report =>
  buildReport({
    base: sideOf("main", { [PATH]: one() }, { baseline: withScores([before]) }),
    head: sideOf("working tree", { [PATH]: one() }, { baseline: withScores([after]) }),
  });

test("a score that sinks, or a matcher that fails, is a regression", () => {
  expect(judgeScores(score(), score({ score: 0.7 })).gate.decision).toBe("fail");
  expect(judgeScores(score(), score({ pass: false })).gate.decision).toBe("fail");
  expect(judgeScores(score(), score({ score: 0.88 })).gate.decision).toBe("pass");
});

test("a matcher that is given something else is not compared", () => {
  const { gate, tests } = judgeScores(score(), score({ pass: false, configuration: "c2" }));
  expect(gate.decision).toBe("pass");
  expect(tests[0]?.findings[0]?.message).toContain("not comparable");
});

test("a matcher that is no longer asked is a warning", () => {
  const report = buildReport({
    base: sideOf("main", { [PATH]: one() }, { baseline: withScores([score()]) }),
    head: sideOf("working tree", { [PATH]: one() }, { baseline: withScores([]) }),
  });
  expect(report.gate).toMatchObject({ decision: "warn", wording: expect.stringContaining("toBeKind") });
});

test("a base without accepted scores is said to have none", () => {
  expect(compare({ [PATH]: one() }, { [PATH]: one() }).notes.join()).toContain("No quality baseline");
});

const after = one("No, never.");

const accepting = (digest: string, base: object[] = []) =>
  buildReport({
    base: sideOf(
      "main",
      { [PATH]: one("Yes, always.") },
      { baseline: withScores([], base.length > 0 ? { accepted: base } : {}) },
    ),
    head: sideOf(
      "working tree",
      { [PATH]: after },
      {
        baseline: withScores([], {
          cassette: digest,
          accepted: [{ what: "answer", reason: "the law changed" }],
        }),
      },
    ),
  });

test("a regression that was accepted passes, with its reason", () => {
  const { gate, tests } = accepting(digestOf(after));
  expect(gate).toMatchObject({ decision: "pass", wording: expect.stringContaining("1 regression accepted") });
  expect(tests[0]?.findings[0]).toMatchObject({ severity: "regression", accepted: "the law changed" });
});

test("what was accepted of another recording, or in an earlier pull request, counts no more", () => {
  expect(accepting(digestOf(one("Maybe."))).gate.decision).toBe("fail");
  const earlier = [{ what: "answer", reason: "the law changed" }];
  expect(accepting(digestOf(after), earlier).gate.decision).toBe("fail");
});

test("a failing test is a regression, with a cassette or without", () => {
  const run = runFile({
    tests: [
      testRun("a.test.ts > a", {
        state: "failed",
        cassette: { path: PATH, mode: "replay", work: "serve", served: [], sent: 0, missed: 0 },
        line: 12,
      }),
      testRun("a.test.ts > b", { state: "failed" }),
      testRun("a.test.ts > c"),
    ],
  });
  const { tests, gate } = buildReport({
    base: sideOf("main", { [PATH]: one() }),
    head: sideOf("working tree", { [PATH]: one() }, { run }),
  });
  expect(tests.map(({ id, kind, line }) => [id, kind, line])).toEqual([
    ["a.test.ts > a", "failed", 12],
    ["a.test.ts > b", "failed", undefined],
  ]);
  expect(gate.decision).toBe("fail");
});

test("a test that asks no LLM is held against its accepted scores too", () => {
  const score = { name: "matchSemantically", pass: true, configuration: "c" };
  const judged = (head: number) =>
    buildReport({
      base: sideOf(
        "main",
        {},
        { baseline: baselineOf("a.test.ts > a", { scores: [{ ...score, score: 0.9 }] }) },
      ),
      head: sideOf(
        "here",
        {},
        { run: runFile({ tests: [testRun("a.test.ts > a", { scores: [{ ...score, score: head }] })] }) },
      ),
    }).tests.map(({ id, kind, findings }) => [id, kind, findings.map(({ severity }) => severity)]);
  expect(judged(0.5)).toEqual([["a.test.ts > a", "changed", ["regression"]]]);
  expect(judged(0.99)).toEqual([["a.test.ts > a", "changed", ["improvement"]]]);
  expect(judged(0.9)).toEqual([]);
});

test("a bound fails whatever the base was, in words that name it", () => {
  const thresholds = parseThresholds({ cost: "$0.0001", tokens: "off", latency: "0.5s", cacheRead: 50 });
  const { tests } = buildReport({
    base: sideOf("main", { [PATH]: one() }),
    head: sideOf("here", { [PATH]: one() }),
    thresholds,
  });
  expect(tests[0]?.findings).toEqual([
    expect.objectContaining({
      metric: "cost",
      message: expect.stringMatching(/^Cost: .* more than the most allowed \(\$0\.0001\)\.$/),
    }),
    expect.objectContaining({
      metric: "cacheRead",
      message: expect.stringContaining("less than the least allowed (50)"),
    }),
    expect.objectContaining({ metric: "latency", severity: "regression" }),
  ]);
});

test("nothing measured is never a pass", () => {
  expect(compare({ [PATH]: one() }, {}).gate).toMatchObject({
    decision: "fail",
    wording: expect.stringContaining("no test that ran"),
  });
  expect(compare({}, { [PATH]: one() }).gate).toMatchObject({
    decision: "warn",
    wording: expect.stringContaining("nothing to compare with"),
  });
  const skipped = runFile({ tests: [testRun("a.test.ts > a", { state: "skipped" })] });
  const head = sideOf("working tree", { [PATH]: one() }, { run: skipped });
  expect(buildReport({ base: sideOf("main", { [PATH]: one() }), head }).gate.decision).toBe("fail");
});

test("what cannot be read fails by name, or warns where that is asked for", () => {
  const base = sideOf("main", { [PATH]: one() });
  const head = {
    ...sideOf("working tree", {}),
    cassettes: new Map([[PATH, { problem: "format version 2" }]]),
  };
  const report = buildReport({ base, head });
  expect(report.gate).toMatchObject({ decision: "fail", wording: expect.stringContaining(PATH) });
  const lost = buildReport({
    base: { ...base, cassettes: new Map(), problem: "no such commit" },
    head: base,
  });
  expect(lost.gate).toMatchObject({ decision: "fail", wording: expect.stringContaining("no such commit") });
  const absence = { ...DEFAULT_THRESHOLDS.absence, unreadable: "warn" as const };
  const other = { ...base, cassettes: new Map([[PATH, { problem: "format version 2" }]]) };
  const mild = buildReport({ base: other, head: base, thresholds: { ...DEFAULT_THRESHOLDS, absence } });
  expect(mild.gate.decision).toBe("warn");
  expect(mild.tests[0]).toMatchObject({ kind: "not comparable", reason: "format version 2" });
});

test("limits may be others for one test, or none", () => {
  const [, , doubled] = PULL_REQUESTS;
  const { base = {}, head = {} } = doubled ?? {};
  const judge = (limits: object) =>
    buildReport({
      base: sideOf("main", base),
      head: sideOf("working tree", head),
      thresholds: { ...DEFAULT_THRESHOLDS, tests: { "cassettes/support/refund": limits } },
    }).gate.because.map(({ metric }) => metric);
  expect(judge({ cost: { relative: 2 } })).toEqual(["tokens"]);
  expect(judge({ cost: false, tokens: { absolute: 1000 } })).toEqual([]);
});

test("many small steps that no test fails for are one for the suite", () => {
  const suite = (tokens: number): Suite =>
    Object.fromEntries(
      Array.from({ length: 5 }, (_, index) => [
        `cassettes/${index}.json`,
        cassetteOf([
          {
            messages: [user(`Question ${index}`)],
            text: "Yes.",
            usage: { prompt_tokens: tokens, completion_tokens: 0, total_tokens: tokens },
          },
        ]),
      ]),
    );
  const thresholds = {
    ...DEFAULT_THRESHOLDS,
    suite: { ...DEFAULT_THRESHOLDS.suite, tokens: { relative: 0.05 } },
  };
  const base = sideOf("main", suite(100));
  const { gate } = buildReport({ base, head: sideOf("working tree", suite(108)), thresholds });
  expect(gate.because).toMatchObject([
    { metric: "tokens", message: "Over all tests, tokens rose: 500 → 540 (+8.0 %)." },
  ]);
});

test("a cassette that is the same file on both sides is read once", () => {
  const refund = { "cassettes/refund.json": cassetteOf([{ messages: [user("Hi")], text: "Hello." }]) };
  const { tests } = buildReport({
    base: sideOf("main", refund),
    head: sideOf("here", JSON.parse(JSON.stringify(refund)) as typeof refund),
  });
  const [first] = tests.flatMap(({ diff }) => diff?.calls ?? []);
  expect(first?.base).toBe(first?.head);
  expect(tests[0]?.kind).toBe("unchanged");
});

test("prices that the tests were configured with price both sides, unless others are given", () => {
  const recorded = {
    [PATH]: cassetteOf([{ messages: [user("May I?")], text: "Yes.", model: "support-gpt" }]),
  };
  const run = runFile({
    tests: [testRun("a.test.ts > a")],
    ownPrices: { "support-*": { input: 10, output: 0 } },
  });
  const costs = (prices?: Prices) =>
    buildReport({
      base: sideOf("main", recorded),
      head: sideOf("here", recorded, { run }),
      prices,
    }).totals.filter(({ metric }) => metric === "cost");
  expect(costs()).toMatchObject([{ base: 0.001, head: 0.001 }]);
  expect(costs({ "support-gpt": { input: 20, output: 0 } })).toMatchObject([{ base: 0.002, head: 0.002 }]);
});

test("a run of a part of the tests is said to be one", () => {
  const noted = (whole?: true) => {
    const run = runFile({ tests: [testRun("a.test.ts > a")], whole });
    const head = sideOf("here", { [PATH]: one() }, { run });
    return buildReport({ base: sideOf("main", { [PATH]: one() }), head }).notes.join();
  };
  expect(noted()).toContain("a part of the tests");
  expect(noted(true)).not.toContain("a part of the tests");
});

test("own prices are told where they go before the table's", () => {
  const noted = (prices?: Prices) =>
    buildReport({ base: sideOf("main", { [PATH]: one() }), head: sideOf("here", { [PATH]: one() }), prices })
      .notes;
  expect(noted().join()).not.toContain("own prices");
  expect(noted({ "support-gpt": { input: 1 } })).toContain("The project's own prices go first: support-gpt.");
  expect(noted(() => 1)).toContain("The project's own prices go first: a function of each call.");
});
