import { expect, test } from "vitest";
import { accept } from "../../src/reporters/accept.ts";
import { fullTest, testRun } from "./run.ts";

const run = {
  tests: [
    fullTest("a.test.ts > answers"),
    fullTest("b.test.ts > answers"),
    fullTest("b.test.ts > refunds"),
    fullTest("b.test.ts > fails", { state: "failed" }),
    testRun("b.test.ts > adds"),
  ],
};

test("a test is accepted by its id, or by its name where no other has it, with its figures and the reason", () => {
  const { baseline, accepted } = accept(run, undefined, { test: "refunds", reason: "a newer model" });
  expect(accepted).toEqual(["b.test.ts > refunds"]);
  expect(baseline.tests["b.test.ts > refunds"]).toEqual({
    cassette: "d1",
    scores: [
      { name: "matchSemantically", pass: true, score: 0.9, threshold: 0.7, configuration: "0123456789ab" },
    ],
    accepted: [{ reason: "a newer model", what: "1 call, 12 tokens, $0.03, 12 ms, matchSemantically 0.9" }],
  });
  expect(accept(run, undefined, { test: "b.test.ts > refunds", reason: "a newer model" }).baseline).toEqual(
    baseline,
  );
});

test("without a test all that passed are accepted, and what the baseline holds beside them stays", () => {
  const previous = { version: 1 as const, tests: { "c.test.ts > other": { scores: [] } } };
  const { baseline, accepted } = accept(run, previous, { reason: "all of it" });
  expect(accepted).toEqual(["a.test.ts > answers", "b.test.ts > answers", "b.test.ts > refunds"]);
  expect(Object.keys(baseline.tests)).toEqual(["c.test.ts > other", ...accepted]);
});

test("what is accepted twice keeps both reasons", () => {
  const first = accept(run, undefined, { test: "refunds", reason: "one" }).baseline;
  const { baseline } = accept(run, first, { test: "refunds", reason: "two" });
  expect(baseline.tests["b.test.ts > refunds"]?.accepted?.map(({ reason }) => reason)).toEqual([
    "one",
    "two",
  ]);
});

test.each([
  ["refnds", 'no test "refnds". Did you mean "b.test.ts > refunds"?'],
  ["b.test.ts > refnds", 'Did you mean "b.test.ts > refunds"?'],
  ["answers", "a.test.ts > answers\nb.test.ts > answers\nName the one"],
  ["fails", '"b.test.ts > fails" was failed in the last run'],
  ["adds", "asked no LLM and no matcher"],
])("%s is refused by name", (test, message) => {
  expect(() => accept(run, undefined, { test, reason: "why" })).toThrow(message);
});
