import { Validator } from "@cfworker/json-schema";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { FORMAT_NAMES, printSchema, schemaFile } from "../../scripts/report-schemas.ts";
import { baselineOf } from "../../src/reporters/baseline-of.ts";
import { printBaseline } from "../../src/reporters/baseline.ts";
import { printRunFile } from "../../src/reporters/run-file.ts";
import { fullTest, runFile } from "./run.ts";

const validator = (name: "run-file" | "baseline"): Validator =>
  new Validator(JSON.parse(readFileSync(schemaFile(name), "utf8")) as object, "2020-12");

test.each(FORMAT_NAMES)(
  "the published JSON Schema of the %s is made of its present format (node scripts/report-schemas.ts)",
  async (name) => {
    expect(readFileSync(schemaFile(name), "utf8")).toBe(await printSchema(name));
  },
);

test("the published schemas take what is written, and nothing else", () => {
  const run = runFile({ tests: [fullTest("a.test.ts > answers")] });
  const files = { "run-file": printRunFile(run), baseline: printBaseline(baselineOf(run)) };
  for (const name of FORMAT_NAMES) {
    expect(validator(name).validate(JSON.parse(files[name])).errors).toEqual([]);
    expect(validator(name).validate(JSON.parse(files[name].replace('"version"', '"wersion"'))).valid).toBe(
      false,
    );
    expect(validator(name).validate(JSON.parse(files[name].replace('"pass"', '"passes"'))).valid).toBe(false);
  }
});
