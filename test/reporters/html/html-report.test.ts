import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { JsonValue } from "../../../src/formats/json-value.ts";
import { buildReport } from "../../../src/reporters/build-report.ts";
import { htmlReport } from "../../../src/reporters/html/html-report.ts";
import { testDetail } from "../../../src/reporters/html/test-detail.ts";
import type { Report } from "../../../src/reporters/report.ts";
import { pageSuite } from "../../../bench/page/suite.ts";
import { bundlePage } from "../../../scripts/bundle-page.ts";
import { fullReport, reportWith } from "../../page/reports.ts";
import { anyText } from "../hostile.ts";
import { dataOf, detailsOf, PAGE } from "./read-page.ts";

const plain = (value: unknown): JsonValue => JSON.parse(JSON.stringify(value)) as JsonValue;

/** What a page says, taken out of it again. */
const readBack = (report: Report) => {
  const html = htmlReport(report, PAGE);
  const [data, details] = [dataOf(html), detailsOf(html)];
  return { html, data, details: data.rows.map(({ at: [block, place] }) => details[block]?.[place]) };
};

test("a page holds the whole report, row by row and in detail", () => {
  const report = fullReport();
  const { data, details } = readBack(report);
  expect(data.rows.map(({ id }) => id)).toEqual(report.tests.map(({ id }) => id));
  expect(data.gate).toEqual(plain(report.gate));
  expect(details).toEqual(report.tests.map((each) => plain(testDetail(each))));
});

test("whatever was recorded, the page's scripts end where they should and give it back", () => {
  fc.assert(
    fc.property(anyText(), (text) => {
      const report = reportWith(text);
      const { html, data, details } = readBack(report);
      expect(html.match(/<script/g)).toHaveLength(3);
      expect(html.match(/<!--/g)).toBeNull();
      expect(data.title).toBe(text.toWellFormed() === text ? text : data.title);
      expect(details[0]?.id).toEqual(plain(report.tests[0]?.id));
    }),
    { numRuns: 30 },
  );
});

test("what went over the wire is kept of tests that changed alone", () => {
  const { details } = readBack(fullReport());
  for (const detail of details)
    for (const { base, head } of detail?.calls ?? []) {
      const isQuiet = detail?.kind === "unchanged" || detail?.kind === "renamed";
      expect([base?.wire, head?.wire].some((wire) => wire !== undefined)).toBe(!isQuiet);
    }
});

test("a text that is told word by word is not told as a whole too", () => {
  const { details } = readBack(fullReport());
  const changes = details.flatMap((detail) => detail?.calls.flatMap((call) => call.changes) ?? []);
  const told = changes.filter(({ runs }) => runs !== undefined);
  expect(told.length).toBeGreaterThan(0);
  for (const change of told) expect(change).not.toHaveProperty("base");
});

test("a span leads to its call, and a call that was added to the head's span", () => {
  const { details } = readBack(fullReport());
  const loop = details.find((detail) => detail?.id.includes("a-new-loop"));
  const added = loop?.calls.findIndex(({ kind }) => kind === "added");
  expect(loop?.head?.spans.map(({ call }) => call)).toContain(added);
  expect(loop?.base?.spans.map(({ call }) => call)).not.toContain(added);
});

test("a suite's page stays small: at most 15 kB for a test of five calls on both sides", () => {
  const html = htmlReport(buildReport(pageSuite(60)), PAGE);
  expect(Buffer.byteLength(html) / 60).toBeLessThan(15_000);
});

test("the built page names the licences of what it is made of", async () => {
  expect(await bundlePage()).toMatch(
    /<script type="text\/plain" id="licences">[^]*\npreact [\d.]+: MIT[^]*Permission is hereby granted/,
  );
});

test("the built page runs its own script and style, and nothing else", async () => {
  const page = await bundlePage();
  const policy = /content="(default-src[^"]*)"/.exec(page)?.[1] ?? "";
  const hash = (text: string | undefined): string =>
    `'sha256-${createHash("sha256")
      .update(text ?? "")
      .digest("base64")}'`;
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain(`script-src ${hash(/<script>([^]*?)<\/script>/.exec(page)?.[1])};`);
  expect(policy).toContain(`style-src ${hash(/<style>([^]*)<\/style>/.exec(page)?.[1])};`);
  expect(page).not.toMatch(/(?:src|href)="(?!data:)/);
});
