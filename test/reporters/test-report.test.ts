import { expect, test } from "vitest";
import { digestOf } from "../../src/cassette/digest.ts";
import { buildReport } from "../../src/reporters/build-report.ts";
import { parseThresholds } from "../../src/reporters/parse-thresholds.ts";
import { user } from "../trace/diff/conversation.ts";
import { runFile, testRun } from "./run.ts";
import { baselineOf, cassetteOf, sideOf } from "./suites.ts";

const OLD = "cassettes/old.json";
const NEW = "cassettes/new.json";
const old = cassetteOf([{ messages: [user("Hi")], text: "Hello." }]);
const usage = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 };
const fresh = cassetteOf([{ messages: [user("May I?")], text: "Yes.", usage, duration: 250 }]);

const withFresh = (thresholds = parseThresholds({})) =>
  buildReport({
    base: sideOf("main", { [OLD]: old }),
    head: sideOf("here", { [OLD]: old, [NEW]: fresh }),
    thresholds,
  });

test("a new test is told with what it comes to", () => {
  const { tests, gate } = withFresh();
  expect(gate.decision).toBe("pass");
  expect(tests.find(({ kind }) => kind === "added")?.findings).toEqual([
    {
      severity: "info",
      metric: "test",
      message: "The test is new: 1 call, 120 tokens, $0.00045, 250 ms.",
    },
  ]);
});

test("a new test keeps to the bounds that hold whatever the base was, and to them alone", () => {
  expect(
    withFresh(parseThresholds({ tests: { "cassettes/new": { tokens: 100, cost: "+10%" } } })).gate,
  ).toMatchObject({
    decision: "fail",
    because: [{ metric: "tokens", message: "Tokens: – → 120, more than the most allowed (100)." }],
  });
});

test("what was accepted stands in the first sentence, whatever else decides", () => {
  const swapped = cassetteOf([{ messages: [user("Hi")], text: "Hello.", model: "o1", usage }]);
  const before = cassetteOf([{ messages: [user("Hi")], text: "Hello.", usage }]);
  const { gate } = buildReport({
    base: sideOf("main", { [OLD]: before }),
    head: sideOf(
      "here",
      { [OLD]: swapped },
      {
        baseline: baselineOf("cassettes/old", {
          cassette: digestOf(swapped),
          scores: [],
          accepted: [{ what: "1 call", reason: "it is worth it" }],
        }),
      },
    ),
  });
  expect(gate.wording).toBe("Warn: 1 warning in 1 test (model); 1 regression accepted.");
});

test("what was accepted of a test does not make it pass where it fails", () => {
  const id = "old.test.ts > old";
  const accepted = [{ what: "1 call", reason: "it is worth it" }];
  const cassette = { path: OLD, mode: "replay", work: "serve", served: [0], sent: 0, missed: 0 };
  const { gate } = buildReport({
    base: sideOf("main", { [OLD]: cassetteOf([{ messages: [user("Hi")], text: "Hello." }]) }),
    head: sideOf(
      "here",
      { [OLD]: fresh },
      {
        baseline: baselineOf(id, { cassette: digestOf(fresh), scores: [], accepted }),
        run: runFile({ tests: [testRun(id, { state: "failed", cassette })] }),
      },
    ),
  });
  expect(gate).toMatchObject({ decision: "fail", because: [{ message: "The test fails." }] });
});
