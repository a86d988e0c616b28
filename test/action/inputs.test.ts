import { readFileSync } from "node:fs";
import { load } from "js-yaml";
import { expect, test } from "vitest";
import { INPUT_NAMES, INPUTS } from "../../src/action/input-table.ts";
import { outputsOf } from "../../src/action/outputs.ts";
import { readInputs } from "../../src/action/read-inputs.ts";
import { buildReport } from "../../src/reporters/build-report.ts";
import { sideOf } from "../reporters/suites.ts";

interface Declared {
  readonly inputs: Record<string, { readonly description: string; readonly default?: string }>;
  readonly outputs: Record<string, { readonly description: string }>;
  readonly runs: { readonly using: string; readonly main: string };
}

const declared = load(readFileSync("action.yml", "utf8")) as Declared;

test("action.yml declares the inputs that are read, with the same defaults", () => {
  expect(Object.keys(declared.inputs).toSorted()).toEqual([...INPUT_NAMES].toSorted());
  const defaults = Object.entries(declared.inputs).flatMap(([name, given]) =>
    given.default === undefined || name === "github-token" ? [] : [[name, given.default]],
  );
  const standard = Object.entries(INPUTS).flatMap(([name, given]) =>
    given.standard === "" ? [] : [[name, given.standard]],
  );
  expect(Object.fromEntries(defaults)).toEqual(Object.fromEntries(standard));
});

test("action.yml declares the outputs that are set", () => {
  const report = buildReport({ base: sideOf("main", {}), head: sideOf("head", {}) });
  const written = ["html", "json", "junit", "comment-url", "check-url"];
  expect(Object.keys(declared.outputs).toSorted()).toEqual(
    [...outputsOf(report).keys(), ...written].toSorted(),
  );
});

test("inputs come as the runner hands them over", () => {
  const inputs = readInputs({
    "INPUT_MAX-COST": "+10% and +$0.01",
    "INPUT_MAX-SUITE-TOKENS": "5000",
    "INPUT_RUN-FILE": " a.json\n\n b/*.json ",
    "INPUT_ON-MISSING-BASE": "fail",
    INPUT_CHECK: "False",
    OTHER: "x",
  });
  expect(inputs).toMatchObject({
    title: "llm-replay",
    check: false,
    annotations: true,
    "run-file": ["a.json", "b/*.json"],
    thresholds: {
      cost: "+10% and +$0.01",
      suite: { tokens: "5000" },
      absence: { noBase: "fail", noRun: "warn" },
    },
  });
});

test("an input that is not known, or not of its words, is named with the nearest right one", () => {
  expect(() => readInputs({ "INPUT_RUN-FILES": "a" })).toThrow('Did you mean "run-file"?');
  expect(() => readInputs({ "INPUT_FAIL-ON": "regresion" })).toThrow('Did you mean "regression"?');
  expect(() => readInputs({ INPUT_CHECK: "yes" })).toThrow('Input "check" is "yes"');
  expect(() => readInputs({ "INPUT_MAX-LATENCY": "fast" })).toThrow("max-latency");
});
