import { expect, test } from "vitest";
import { printRunFile, readRunFile } from "../../src/reporters/run-file.ts";
import { runFile, testRun } from "./run.ts";

const run = runFile({
  shard: { index: 1, count: 4 },
  tests: [
    testRun("a.test.ts > answers", {
      cassette: {
        path: "cassettes/a/answers.json",
        mode: "replay",
        work: "serve",
        served: [0, 1],
        sent: 0,
        missed: 0,
      },
      scores: [{ name: "costLessThan", pass: true, score: 0.2, threshold: 1, configuration: "0123456789ab" }],
      budgets: [{ name: "cost", used: 0.001, allowed: 0.01, unit: "usd" }],
    }),
  ],
});

test("what is printed is read back", () => {
  expect(readRunFile(printRunFile(run), "run.json")).toEqual(run);
});

test.each([
  ["a file that breaks off", printRunFile(run).slice(0, 80), /run\.json: .*JSON/],
  ["a file of another kind", "{}", /version/],
  ["a newer version", printRunFile(run).replace('"version": 1', '"version": 2'), /version: .*2/],
  ["a state that none is", printRunFile(run).replace('"passed"', '"green"'), /tests\.0\.state: .*green/],
])("%s is refused, with the place", (_, text, message) => {
  expect(() => readRunFile(text, "run.json")).toThrow(message);
});
