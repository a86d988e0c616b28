import type { Page } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";
import { buildReport } from "../../src/reporters/build-report.ts";
import { htmlPage } from "../../src/reporters/html/html-page.ts";
import { HOSTILE } from "../reporters/hostile.ts";
import { cassetteOf, sideOf } from "../reporters/suites.ts";
import { user } from "../trace/diff/conversation.ts";
import { barriers } from "./barriers.ts";
import { CHROMIUM, closeBrowser, NO_CHROMIUM, openPage } from "./browser.ts";
import { builtPage, fullReport, printed, reportWith } from "./reports.ts";

/** A page under load may take a while. */
const soon = <T>(get: () => T) => expect.poll(get, { timeout: 20_000 });

const detailTitle = (page: Page): Promise<string | null> => page.locator(".detail h2").first().textContent();

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.textContent ?? "");

const answered = (text: string) => cassetteOf([{ messages: [user("What is said?")], text }]);

/** A suite of one test that was answered otherwise. */
const twoAnswers = (base: string, head: string) =>
  buildReport({
    base: sideOf("main", { "cassettes/a/said.json": answered(base) }),
    head: sideOf("working tree", { "cassettes/a/said.json": answered(head) }),
  });

if (CHROMIUM === undefined) test("says that there is no browser here", () => console.info(NO_CHROMIUM));

describe.skipIf(CHROMIUM === undefined)("in a browser", { timeout: 60_000 }, () => {
  afterAll(closeBrowser);

  test("the page opens on the worst regression, loads nothing and complains of nothing", async () => {
    const report = fullReport();
    await using open = await openPage(await printed(report));
    await open.page.waitForSelector(".detail h2");
    expect(await open.page.textContent("h1")).toContain(report.gate.wording);
    expect(report.tests[0]?.id).toContain(
      (await open.page.locator(".row a[aria-current] .row-name").textContent()) ?? "–",
    );
    expect(open.requests).toEqual([]);
    expect(open.complaints).toEqual([]);
  });

  test("a suite without a regression opens on the overview", async () => {
    await using open = await openPage(await printed(twoAnswers("Yes.", "Yes.")));
    await open.page.waitForSelector(".overview");
    expect(open.complaints).toEqual([]);
  });

  test.each(["light", "dark"] as const)("nobody is shut out, in %s", async (colorScheme) => {
    const html = await printed(fullReport());
    for (const hash of ["", "#/"]) {
      await using open = await openPage(html, { hash, colorScheme });
      await open.page.waitForSelector(hash === "" ? ".detail h2" : ".overview");
      expect(await barriers(open.page)).toEqual([]);
    }
    await using small = await openPage(html, {
      hash: "#list",
      colorScheme,
      viewport: { width: 390, height: 800 },
    });
    await small.page.waitForSelector(".row a");
    expect(await barriers(small.page)).toEqual([]);
  });

  test("no page is wider than the screen it is read on", async () => {
    const html = await printed(fullReport());
    for (const width of [390, 900, 1400])
      for (const hash of ["", "#/", "#list"]) {
        await using open = await openPage(html, { hash, viewport: { width, height: 800 } });
        await open.page.waitForSelector(".page-head");
        const [inner, outer] = await open.page.evaluate(() => {
          const parts = [document.documentElement, ...document.querySelectorAll(".page-head, main, .list")];
          return [Math.max(...parts.map((each) => each.scrollWidth - each.clientWidth)), 0];
        });
        expect([width, hash, inner]).toEqual([width, hash, outer]);
      }
  });

  test("no figure of the head is cut off, however wide the screen is", async () => {
    const html = await printed(fullReport());
    for (const width of [900, 1300, 1400]) {
      await using open = await openPage(html, { viewport: { width, height: 800 } });
      await open.page.waitForSelector(".detail h2");
      const hidden = await open.page.evaluate(() => {
        const whole = document.querySelector(".totals")?.getBoundingClientRect();
        return [...document.querySelectorAll(".totals > div")].filter((figure) => {
          const { bottom, right } = figure.getBoundingClientRect();
          return !whole || bottom > whole.bottom || right > whole.right;
        }).length;
      });
      expect([width, hidden]).toEqual([width, 0]);
    }
  });

  test("keys lead through the list, into a test, to the search and back", async () => {
    const report = fullReport();
    await using open = await openPage(await printed(report), { hash: "#/" });
    const { page } = open;
    const name = (index: number): string => report.tests[index]?.id.split("/").at(-1) ?? "";
    await page.waitForSelector(".overview");
    await page.keyboard.press("j");
    await soon(() => detailTitle(page)).toContain(name(0));
    await page.keyboard.press("j");
    await soon(() => detailTitle(page)).toContain(name(1));
    await page.keyboard.press("k");
    await soon(() => detailTitle(page)).toContain(name(0));
    await page.keyboard.press("Escape");
    await soon(() => focused(page)).toContain(name(0));
    await page.keyboard.press("ArrowDown");
    await soon(() => focused(page)).toContain(name(1));
    await page.keyboard.press("Enter");
    await soon(() => page.evaluate(() => document.activeElement?.id)).toBe("main");
    await page.keyboard.press("/");
    await soon(() => page.evaluate(() => document.activeElement?.id)).toBe("search");
    await page.keyboard.type("wrong");
    await soon(() => page.locator(".row").count()).toBe(1);
    await page.keyboard.press("Escape");
    await soon(() => page.locator(".row").count()).toBeGreaterThan(5);
    await page.keyboard.press("?");
    await soon(() => page.locator("dialog").isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    await soon(() => page.locator("dialog").isVisible()).toBe(false);
    await page.keyboard.press("o");
    await page.waitForSelector(".overview");
    expect(open.complaints).toEqual([]);
  });

  test("the search finds what was said, not only what tests are called", async () => {
    const suite = {
      "cassettes/a/one.json": answered("The parcel is in Reykjavík."),
      "cassettes/a/two.json": answered("It is here."),
    };
    await using open = await openPage(
      await printed(buildReport({ base: sideOf("a", suite), head: sideOf("b", suite) })),
    );
    await open.page.fill("#search", "reykjavík");
    await soon(() => open.page.locator(".row-name").allTextContents()).toEqual(["one"]);
    await open.page.fill("#search", "it is (here");
    await soon(() => open.page.textContent(".found")).toBe("0 tests");
  });

  test("a choice shows its tests alone, and says how many", async () => {
    const report = fullReport();
    const regressions = report.tests.filter(({ findings }) =>
      findings.some(({ severity }) => severity === "regression"),
    );
    await using open = await openPage(await printed(report));
    await open.page.getByRole("button", { name: /^Regressions/ }).click();
    await soon(() => open.page.textContent(".found")).toBe(`${regressions.length} tests`);
    expect(await open.page.getByRole("button", { name: /^Regressions/ }).getAttribute("aria-pressed")).toBe(
      "true",
    );
  });

  test("a suite that is chosen in the overview is shown alone", async () => {
    await using open = await openPage(await printed(fullReport()), { hash: "#/" });
    await open.page.locator(".suites .link").first().click();
    await soon(() => open.page.locator(".suite-choice").count()).toBe(1);
    await soon(() => open.page.textContent(".found")).toBe("1 test");
  });

  test("an address leads to a test and to its call; one of no test says so", async () => {
    const report = fullReport();
    const loop = report.tests.find(({ id }) => id.includes("a-new-loop"))?.id ?? "";
    const html = await printed(report);
    await using open = await openPage(html, { hash: `#/${encodeURIComponent(loop)}/2` });
    await soon(() => detailTitle(open.page)).toContain("refund");
    expect(await open.page.locator(".row a[aria-current]").getAttribute("href")).toBe(
      `#/${encodeURIComponent(loop)}`,
    );
    await using lost = await openPage(html, { hash: "#/nothing%20of%20this" });
    expect(await lost.page.textContent("main")).toContain("This report has no test nothing of this");
  });

  test("the colours follow the system until they are chosen", async () => {
    await using open = await openPage(await printed(fullReport()), { colorScheme: "dark" });
    const { page } = open;
    const ground = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await ground();
    await page.getByRole("button", { name: /^Colours/ }).click();
    expect(await ground()).not.toBe(dark);
    await page.keyboard.press("t");
    expect(await ground()).toBe(dark);
  });

  test("of a long list little is drawn, wherever it is scrolled to", async () => {
    const suite = Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [`cassettes/a/${1000 + index}.json`, answered("Yes.")]),
    );
    await using open = await openPage(
      await printed(buildReport({ base: sideOf("a", suite), head: sideOf("b", suite) })),
    );
    const { page } = open;
    await page.waitForSelector(".row a");
    await page.evaluate(() => document.querySelector(".rows")?.scrollTo(0, 1e6));
    await soon(() => page.locator(".row-name").last().textContent()).toBe("1499");
    expect(await page.locator(".row").count()).toBeLessThan(60);
    expect(await page.locator(".row").last().getAttribute("aria-setsize")).toBe("500");
  });

  test.each(HOSTILE)("what was recorded is text: %j", async (text) => {
    await using open = await openPage(await printed(reportWith(text)));
    const { page } = open;
    await page.waitForSelector(".detail h2");
    const isPlain = async (): Promise<void> => {
      expect(await page.locator("script").count()).toBe(4);
      expect(await page.locator("img, iframe, object, link[href^=http], a[href^=http]").count()).toBe(0);
    };
    await isPlain();
    await page.keyboard.press("o");
    await page.waitForSelector(".overview");
    await isPlain();
    expect(open.complaints).toEqual([]);
    expect(open.requests).toEqual([]);
  });

  test("signs that turn the direction of writing are seen", async () => {
    await using open = await openPage(await printed(reportWith("\u202Egnp.exe")), { hash: "#/" });
    expect(await open.page.locator("h1").textContent()).toContain("RLOgnp.exe");
    expect(await open.page.title()).toBe("⟨RLO⟩gnp.exe ⟨RLO⟩gnp.exe");
  });

  test("an answer of 5 MB opens", async () => {
    const long = "All work and no play. ".repeat(240_000);
    await using open = await openPage(await printed(twoAnswers("Yes.", `No. ${long}`)));
    await open.page.waitForSelector(".detail h2");
    expect(open.complaints).toEqual([]);
  });

  test("one side alone is shown without a comparison", async () => {
    const { tests, prices, head, notes } = fullReport();
    const alone = tests.map(({ base: _base, diff: _diff, ...test }) => ({
      ...test,
      kind: "recorded" as const,
      findings: [],
      measurements: [],
    }));
    const source = { title: "A run", head, totals: [], findings: [], notes, prices, tests: alone };
    await using open = await openPage(htmlPage(source, await builtPage()), { hash: "#/" });
    await open.page.waitForSelector(".overview");
    expect(await open.page.textContent("h1")).toBe("A run");
    expect(await open.page.textContent(".charts")).toContain("What costs most");
    await open.page.keyboard.press("j");
    await open.page.waitForSelector(".detail h2");
    expect(await barriers(open.page)).toEqual([]);
    expect(open.complaints).toEqual([]);
  });
});
