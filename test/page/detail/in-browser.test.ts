import type { Page } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";
import { buildReport } from "../../../src/reporters/build-report.ts";
import { htmlPage } from "../../../src/reporters/html/html-page.ts";
import { CALL_VIEWS } from "../../../src/page/detail/call-views.ts";
import { barriers } from "../barriers.ts";
import { CHROMIUM, closeBrowser, NO_CHROMIUM, openPage } from "../browser.ts";
import { builtPage, printed } from "../reports.ts";
import { cassetteOf, sideOf } from "../../reporters/suites.ts";
import { user } from "../../trace/diff/conversation.ts";
import { showcase } from "./showcase.ts";

const report = showcase();
const addressOf = (call: number, view: string): string =>
  `#/${encodeURIComponent(report.tests[0]?.id ?? "")}/${call}/${view}`;

/** Presses tab until something of this kind has the focus. */
const tabTo = async (page: Page, selector: string): Promise<void> => {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((selector) => document.activeElement?.matches(selector), selector)) return;
  }
  throw new Error(`The tab key leads to no ${selector}`);
};

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.textContent ?? "");

/** By how much the test is wider than what it is shown in. */
const overhang = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const main = document.querySelector("main");
    return main ? main.scrollWidth - main.clientWidth : NaN;
  });

if (CHROMIUM === undefined) test("says that there is no browser here", () => console.info(NO_CHROMIUM));

describe.skipIf(CHROMIUM === undefined)("one test, in a browser", { timeout: 60_000 }, () => {
  afterAll(closeBrowser);

  test("keys lead from the tree to a call, to what changed in it, and through its stream", async () => {
    await using open = await openPage(await printed(report));
    const { page } = open;
    await page.waitForSelector(".detail h2");
    await tabTo(page, "[role=treeitem]");
    await page.keyboard.press("Home");
    expect(await focused(page)).toMatch(/trace.*before 2\.31 s, now 4\.45 s/);
    await page.keyboard.press("End");
    expect(await focused(page)).toMatch(/chat gpt-4o.*changed/);
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/\/3$/);
    await tabTo(page, "[role=tab]");
    await expect.poll(() => page.textContent("[role=tabpanel] .conflict")).toContain("60 days");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/\/3\/stream$/);
    await tabTo(page, "input[type=range]");
    await page.keyboard.press("Home");
    await expect.poll(() => page.locator(".answer .text").allTextContents()).toEqual(["", ""]);
    await page.keyboard.press("End");
    await expect.poll(() => page.locator(".answer .text").first().textContent()).toContain("a week.");
    expect(open.complaints).toEqual([]);
  });

  test("a stream that is let run grows by itself and stops at its end", async () => {
    await using open = await openPage(await printed(report), { hash: addressOf(3, "stream") });
    const { page } = open;
    await page.selectOption(".controls select", "4");
    await page.getByRole("button", { name: "Play" }).click();
    await expect.poll(() => page.locator(".answer .caret").count()).toBeGreaterThan(0);
    await expect.poll(() => page.locator(".answer .caret").count()).toBe(0);
    await expect.poll(() => page.getByRole("button", { name: "Play" }).count()).toBe(1);
  });

  test("who asked for less motion steps from chunk to chunk instead", async () => {
    await using open = await openPage(await printed(report), {
      hash: addressOf(3, "stream"),
      reducedMotion: "reduce",
    });
    const { page } = open;
    await page.waitForSelector(".controls");
    expect(await page.getByRole("button", { name: "Play" }).count()).toBe(0);
    await page.getByRole("button", { name: "‹ chunk" }).click();
    await expect
      .poll(() => page.locator(".answer .note").last().textContent())
      .toMatch(/^head (?!48)\d+ of 48/);
  });

  test("each chunk of a stream stands with its time, and the whole text one press away", async () => {
    await using open = await openPage(await printed(report), { hash: addressOf(3, "wire") });
    const chunks = open.page.locator(".response .chunks li");
    await expect.poll(() => chunks.count()).toBe(48);
    expect(await chunks.first().locator(".at").textContent()).toBe("720 ms");
    expect(await chunks.last().locator(".at").textContent()).toBe("2.22 s");
    const texts = await chunks.locator(".said").allTextContents();
    await open.page.getByRole("button", { name: "by chunk" }).click();
    expect(await open.page.textContent(".response .body")).toBe(texts.join(""));
    expect(open.complaints).toEqual([]);
  });

  test("a long text that is shown whole is all there", async () => {
    const text = Array.from({ length: 60_000 }, (_, index) => `Line ${index}.`).join("\n");
    const said = (word: string) => cassetteOf([{ messages: [user(text)], text: word }]);
    const long = buildReport({
      base: sideOf("a", { "cassettes/long.json": said("Yes.") }),
      head: sideOf("b", { "cassettes/long.json": said("No.") }),
    });
    await using open = await openPage(await printed(long), { hash: "#/cassettes%2Flong/1/chat" });
    const shown = open.page.locator(".from-user .text");
    await open.page.locator(".from-user .more").click();
    await expect.poll(() => shown.textContent()).toBe(text);
    await open.page.locator("#tab-wire").click();
    await open.page.locator(".request .more").click();
    await expect.poll(() => open.page.textContent(".request .body")).toMatch(/Line 59999\."\s*\}\s*\]\s*\}$/);
    expect(open.complaints).toEqual([]);
  });

  test("of one side alone no view speaks of sides", async () => {
    const { tests, base: _base, gate: _gate, ...rest } = report;
    const alone = tests.map(({ base: _before, diff: _diff, ...each }) => ({
      ...each,
      measurements: [],
      findings: [],
    }));
    const html = htmlPage(
      { ...rest, tests: alone.map((each) => ({ ...each, kind: "recorded" as const })) },
      await builtPage(),
    );
    await using open = await openPage(html);
    for (const view of ["chat", "stream", "tokens", "tools", "wire"]) {
      await open.page.evaluate((hash) => (location.hash = hash), addressOf(3, view));
      await open.page.waitForSelector(`#tab-${view}[aria-selected=true]`);
      expect([view, await open.page.innerText("main")]).toEqual([
        view,
        expect.not.stringMatching(/\b(?:base|head)\b/),
      ]);
    }
  });

  test("the head stays in sight, however long a test is", async () => {
    await using open = await openPage(await printed(report));
    await open.page.waitForSelector(".call");
    const overhang = await open.page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
    expect(overhang).toBe(0);
  });

  test.each(["light", "dark"] as const)(
    "no view shuts anybody out or is too wide, in %s",
    async (colorScheme) => {
      await using open = await openPage(await printed(report), { colorScheme });
      const { page } = open;
      for (const view of Object.keys(CALL_VIEWS)) {
        await page.evaluate((hash) => (location.hash = hash), addressOf(view === "tools" ? 2 : 3, view));
        await page.waitForSelector(`#tab-${view}[aria-selected=true]`);
        for (const width of [390, 1400]) {
          await page.setViewportSize({ width, height: 900 });
          expect([view, width, await barriers(page), await overhang(page)]).toEqual([view, width, [], 0]);
        }
      }
      expect(open.complaints).toEqual([]);
    },
  );
});
