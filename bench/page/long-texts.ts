/**
 * `node bench/page/long-texts.ts [megabytes]`: opens a report whose texts are 5 MB long in Chromium and prints the longest
 * task of each thing that a reader may do with them.
 */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "playwright-core";
import { buildReport } from "../../src/reporters/build-report.ts";
import { htmlReport } from "../../src/reporters/html/html-report.ts";
import { bundlePage } from "../../scripts/bundle-page.ts";
import { cassetteOf, sideOf } from "../../test/reporters/suites.ts";
import { system, user } from "../../test/trace/diff/conversation.ts";

const size = Number(process.argv[2] ?? 5) * 1e6;
const words = "All work and no play makes a long text.\n";
const long = words.repeat(Math.ceil(size / words.length));
const items = Array.from({ length: Math.ceil(size / 50) }, (_, index) => ({
  index,
  word: "a row of a table",
}));
const texts = (word: string, text: string) =>
  cassetteOf([{ messages: [system(`${long} Say ${word}.`), user("Well?")], text }]);
const table = (text: string) => cassetteOf([{ messages: [user(JSON.stringify(items))], text }]);
const report = buildReport({
  base: sideOf("base", { "cassettes/texts.json": texts("yes", "Yes."), "cassettes/table.json": table("1") }),
  head: sideOf("head", {
    "cassettes/texts.json": texts("no", `No. ${long}`),
    "cassettes/table.json": table("2"),
  }),
});
const file = join(mkdtempSync(join(tmpdir(), "page-")), "report.html");
writeFileSync(file, htmlReport(report, await bundlePage()));

const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
const tab = await browser.newPage({ viewport: { width: 1280, height: 800 } });
await tab.addInitScript(() => {
  const tasks: number[] = [];
  Object.assign(globalThis, { tasks });
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe(
    { type: "longtask", buffered: true },
  );
});

/** Does something and waits until the page has had nothing to do for a while. */
const told = async (what: string, act: (page: Page) => Promise<unknown>): Promise<void> => {
  await act(tab);
  await tab.waitForTimeout(3000);
  const tasks = await tab.evaluate(() => (globalThis as unknown as { tasks: number[] }).tasks.splice(0));
  console.log(`${what}: longest task ${Math.max(0, ...tasks).toFixed(0)} ms, ${tasks.length} over 50 ms`);
};

const showAll = (page: Page, within: string) => page.locator(`${within} button.more`).first().click();
const opened = (test: string, view: string) => async (page: Page) => {
  await page.goto(`file://${file}#/cassettes%2F${test}/1/${view}`);
  await page.waitForSelector(`#tab-${view}[aria-selected=true]`);
};

await told("texts opened", opened("texts", "diff"));
await told("a fold opened", (page) => page.locator(".fold").first().click());
await told("a fold shown whole", (page) => showAll(page, ".two.same"));
await told("what was added shown whole", (page) => showAll(page, "ins"));
await told("their conversation", opened("texts", "chat"));
await told("a message shown whole", (page) => showAll(page, ".from-system"));
await told("their wire", opened("texts", "wire"));
await told("a request laid out whole", (page) => showAll(page, ".request"));
await told("a table opened", opened("table", "chat"));
await told("JSON in a message shown whole", (page) => showAll(page, ".from-user"));
await told("its wire", opened("table", "wire"));
await told("a request laid out whole", (page) => showAll(page, ".request"));
await told("a request as it is", (page) => page.locator(".request [aria-pressed=true]").click());
await told("that shown whole", (page) => showAll(page, ".request"));
await browser.close();
