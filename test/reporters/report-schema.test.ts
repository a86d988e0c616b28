import fc from "fast-check";
import { expect, test } from "vitest";
import { buildReport } from "../../src/reporters/build-report.ts";
import { jsonReport } from "../../src/reporters/json.ts";
import { junitReport } from "../../src/reporters/junit.ts";
import { markdownReport } from "../../src/reporters/markdown.ts";
import { readReport } from "../../src/reporters/report-schema.ts";
import type { Report } from "../../src/reporters/report.ts";
import { textReport } from "../../src/reporters/text.ts";
import { user } from "../trace/diff/conversation.ts";
import { anyText } from "./hostile.ts";
import { PULL_REQUESTS } from "./pull-requests.ts";
import { cassetteOf, sideOf, type Suite } from "./suites.ts";

const compared = (base: Suite, head: Suite): Report =>
  buildReport({
    base: sideOf("main", base, { revision: "0123456789abcdef", chosen: "merge base with main" }),
    head: sideOf("working tree", head),
    pullRequest: 7,
  });

test.each(PULL_REQUESTS)("read from JSON, $title is printed as it was", ({ base, head }) => {
  const report = compared(base, head);
  const json = jsonReport(report);
  const read = readReport(json);
  expect(read.pullRequest).toBe(7);
  expect(markdownReport(read)).toBe(markdownReport(report));
  expect(textReport(read)).toBe(textReport(report));
  expect(junitReport(read)).toBe(junitReport(report));
  expect(JSON.parse(jsonReport(read))).toEqual(JSON.parse(json));
});

test("read from JSON, a report says what it said, whatever was recorded", () => {
  const answer = (text: string) => ({
    "cassettes/a.json": cassetteOf([{ messages: [user(`Say ${text}`)], text }]),
  });
  fc.assert(
    fc.property(anyText(), anyText(), (before, after) => {
      const report = compared(answer(before), answer(after));
      expect(markdownReport(readReport(jsonReport(report)))).toBe(markdownReport(report));
    }),
    { numRuns: 30 },
  );
});

test("what a later version adds is passed over", () => {
  const json = jsonReport(compared({}, {}));
  expect(readReport(json.replace("{", '{ "mood": "good",'))).toEqual(readReport(json));
});

test.each([
  ["{", "Cannot read report it.json: "],
  ["1", "Cannot read report it.json: the document: "],
  ['{ "version": 2 }', "version: "],
  [jsonReport(compared({}, {})).replace('"fail"', '"fine"'), "gate.decision: "],
  [jsonReport(compared({}, {})).replace('"tests": []', '"tests": {}'), "tests: "],
])("what is no report is refused, and the place named (%#)", (text, message) => {
  expect(() => readReport(text, "it.json")).toThrow(message);
});
