/**
 * `node bench/page/report.ts [tests]`: makes the HTML report of a suite of 1,000 tests, opens it in Chromium and prints how
 * large it is, when its list was painted, and the longest task while the list is scrolled and searched.
 */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { bytesOf } from "../../src/cassette/body.ts";
import { buildReport } from "../../src/reporters/build-report.ts";
import { htmlReport } from "../../src/reporters/html/html-report.ts";
import type { Side } from "../../src/reporters/report.ts";
import { bundlePage } from "../../scripts/bundle-page.ts";
import { pageSuite } from "./suite.ts";

const tests = Number(process.argv[2] ?? 1000);
const MB = 1e6;

const timed = <T>(what: string, work: () => T): T => {
  const start = performance.now();
  const result = work();
  console.log(`${what}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
};

const bodySizes = ({ cassettes }: Side): number[] =>
  [...cassettes.values()].flatMap((each) =>
    "cassette" in each
      ? each.cassette.interactions.flatMap(({ request, response }) =>
          [request.body, response?.body ?? null].map((body) => bytesOf(body).length),
        )
      : [],
  );

const page = await bundlePage();
const sides = pageSuite(tests);
const sizes = [...bodySizes(sides.base), ...bodySizes(sides.head)];
const total = sizes.reduce((sum, size) => sum + size, 0);
console.log(
  `${tests} tests, ${sizes.length} bodies of ${(total / sizes.length / 1000).toFixed(1)} kB in the middle, ${(total / MB).toFixed(0)} MB`,
);
const report = timed("compared in", () => buildReport(sides));
const html = timed("printed in", () => htmlReport(report, page));
console.log(
  `page alone ${(page.length / 1000).toFixed(0)} kB, report ${(Buffer.byteLength(html) / MB).toFixed(2)} MB`,
);

const file = join(mkdtempSync(join(tmpdir(), "page-")), "report.html");
writeFileSync(file, html);
console.log(file);

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
await tab.goto(`file://${file}`, { waitUntil: "commit" });
const painted = await tab.evaluate(
  () =>
    new Promise<number>((resolve) => {
      const look = (): void => {
        if (document.querySelector(".row a"))
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
        else requestAnimationFrame(look);
      };
      look();
    }),
);
console.log(`list painted after ${painted.toFixed(0)} ms`);
await tab.waitForSelector(".detail h2");
console.log(`worst test open after ${(await tab.evaluate(() => performance.now())).toFixed(0)} ms`);
const longest = async (what: string): Promise<void> => {
  await tab.waitForTimeout(500);
  const tasks = await tab.evaluate(() => (globalThis as unknown as { tasks: number[] }).tasks.splice(0));
  console.log(`${what}: longest task ${Math.max(0, ...tasks).toFixed(0)} ms, ${tasks.length} over 50 ms`);
};
await longest("opening");
await tab.evaluate(async () => {
  const rows = document.querySelector(".rows");
  if (!rows) return;
  for (let at = 0; at < rows.scrollHeight; at += 700) {
    rows.scrollTop = at;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
});
await longest("scrolling");
const start = await tab.evaluate(() => performance.now());
await tab.fill("#search", "conti");
await tab.waitForFunction(() => !document.querySelector(".found")?.textContent?.includes("looking"));
console.log(
  `searched all texts in ${((await tab.evaluate(() => performance.now())) - start).toFixed(0)} ms: ${await tab.textContent(".found")}`,
);
await longest("searching");
await browser.close();
