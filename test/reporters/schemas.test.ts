import { Validator } from "@cfworker/json-schema";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { FORMAT_NAMES, type FormatName, printSchema, schemaFile } from "../../scripts/report-schemas.ts";
import { baselineOf } from "../../src/reporters/baseline-of.ts";
import { printBaseline } from "../../src/reporters/baseline.ts";
import { buildReport } from "../../src/reporters/build-report.ts";
import { jsonReport } from "../../src/reporters/json.ts";
import { printRunFile } from "../../src/reporters/run-file.ts";
import { PULL_REQUESTS } from "./pull-requests.ts";
import { fullTest, runFile } from "./run.ts";
import { sideOf } from "./suites.ts";

const validator = (name: FormatName): Validator =>
  new Validator(JSON.parse(readFileSync(schemaFile(name), "utf8")) as object, "2020-12");

test.each(FORMAT_NAMES)(
  "the published JSON Schema of the %s is made of its present format (node scripts/report-schemas.ts)",
  async (name) => {
    expect(readFileSync(schemaFile(name), "utf8")).toBe(await printSchema(name));
  },
);

test("the published schemas take what is written, and nothing else", () => {
  const run = runFile({ tests: [fullTest("a.test.ts > answers")] });
  const report = buildReport({ base: sideOf("main", {}), head: sideOf("here", {}) });
  const files = {
    "run-file": [printRunFile(run), '"pass"'],
    baseline: [printBaseline(baselineOf(run)), '"pass"'],
    report: [jsonReport(report), '"decision"'],
  } as const;
  for (const name of FORMAT_NAMES) {
    const [text, member] = files[name];
    const isValid = (each: string) => validator(name).validate(JSON.parse(each)).valid;
    expect(validator(name).validate(JSON.parse(text)).errors).toEqual([]);
    expect([isValid(text.replace('"version"', '"wersion"')), isValid(text.replace(member, '"it"'))]).toEqual([
      false,
      false,
    ]);
  }
});

test.each(PULL_REQUESTS)("the published schema of a report takes that of $title", ({ base, head }) => {
  const report = buildReport({ base: sideOf("main", base), head: sideOf("here", head) });
  expect(validator("report").validate(JSON.parse(jsonReport(report))).errors).toEqual([]);
});
