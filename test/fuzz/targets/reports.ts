import * as fc from "fast-check";
import { expect } from "vitest";
import { readBaseline } from "../../../src/reporters/baseline.ts";
import { buildReport } from "../../../src/reporters/build-report.ts";
import { htmlReport } from "../../../src/reporters/html/html-report.ts";
import { jsonReport } from "../../../src/reporters/json.ts";
import { junitReport } from "../../../src/reporters/junit.ts";
import { markdownReport } from "../../../src/reporters/markdown.ts";
import { readReport } from "../../../src/reporters/report-schema.ts";
import type { Report } from "../../../src/reporters/report.ts";
import { readRunFile } from "../../../src/reporters/run-file.ts";
import { textReport } from "../../../src/reporters/text.ts";
import { dataOf, detailsOf, PAGE } from "../../reporters/html/read-page.ts";
import { sideOf } from "../../reporters/suites.ts";
import { anyCassettes } from "../any-cassette.ts";
import { edited, edits, texts } from "../texts.ts";
import { orRefused, property, type Targets } from "../target.ts";

const CONTROLS = /[\0-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/;
const NO_XML = /[\0-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

const reports: fc.Arbitrary<Report> = fc
  .tuple(anyCassettes, anyCassettes, texts)
  .map(([base, head, name]) => {
    const path = `cassettes/${name}.json`;
    return buildReport({ base: sideOf("main", { [path]: base }), head: sideOf(name, { [path]: head }) });
  });

/** What is promised of reports. */
export const REPORTS: Targets = {
  "a report of any cassettes is rendered in every form": property(reports, (report) => {
    expect(textReport(report).replaceAll(/\u001B\[[\d;]*m/g, "")).not.toMatch(CONTROLS);
    expect(markdownReport(report)).not.toMatch(/(?<!\\)<(?:script|img)/);
    expect(junitReport(report)).not.toMatch(NO_XML);
    const html = htmlReport(report, PAGE);
    expect(html).not.toContain("<!--");
    expect(dataOf(html).rows).toHaveLength(report.tests.length);
    expect(detailsOf(html).flat()).toHaveLength(report.tests.length);
  }),
  "a report as JSON is read as it was printed": property(reports, (report) => {
    const json = jsonReport(report);
    expect(jsonReport(readReport(json))).toBe(json);
  }),
  "a report, a baseline or a run file, however changed, is read or refused by name": property(
    reports,
    edits,
    async (report, changes) => {
      const text = edited(jsonReport(report), changes);
      const read = await orRefused(() => readReport(text));
      if (read) for (const render of [textReport, markdownReport, junitReport]) render(read);
      await orRefused(() => readBaseline(text, "baseline.json"));
      await orRefused(() => readRunFile(text, "run.json"));
    },
  ),
};
