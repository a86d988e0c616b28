import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { barriers } from "../../page/barriers.ts";
import { CHROMIUM, closeBrowser, NO_CHROMIUM, openUrl } from "../../page/browser.ts";
import { builtPage } from "../../page/reports.ts";
import { cassetteOf, type Suite } from "../../reporters/suites.ts";
import { user } from "../../trace/diff/conversation.ts";
import { makeRepository, type Repository } from "../diff/repository.ts";
import { type Viewed, viewed } from "./viewed.ts";

/** A page under load may take a while. */
const soon = <T>(get: () => T) => expect.poll(get, { timeout: 20_000 });

const LINES = Array.from({ length: 80 }, (_, index) => `Line ${index} of a long answer.`).join("\n\n");

const answer = (text: string) => cassetteOf([{ messages: [user("Where is my parcel?")], text }]);

const suite = (given: Suite = {}): Suite => ({
  ...Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [`cassettes/parcel-${100 + index}.json`, answer(LINES)]),
  ),
  ...given,
});

const show = async (repository: Repository, cassettes = suite()): Promise<Viewed> => {
  repository.put(cassettes);
  repository.write("page.html", await builtPage());
  return viewed(repository.root, join(repository.root, "page.html"));
};

/** Where a reader is: the address, the search, what has the focus and is open, and how far all is scrolled. */
const PLACE = `[
  location.hash,
  document.querySelector("#search").value,
  document.activeElement.id,
  document.querySelector("[role=tab][aria-selected=true]").textContent,
  document.querySelector("[role=treeitem][aria-expanded]").ariaExpanded,
  ...[".rows", "main"].map((each) => Math.round(document.querySelector(each).scrollTop)),
]`;

const SCROLL = `document.querySelector(".rows").scrollTo(0, 1200), document.querySelector("main").scrollTo(0, 700)`;

/** By how much something is wider than its place. */
const OVERHANG = `Math.max(
  ...[...document.querySelectorAll("html, .page-head, main")].map((each) => each.scrollWidth - each.clientWidth),
)`;

if (CHROMIUM === undefined) test("says that there is no browser here", () => console.info(NO_CHROMIUM));

describe.skipIf(CHROMIUM === undefined)("a page that is served, in a browser", { timeout: 60_000 }, () => {
  afterAll(closeBrowser);

  test("a cassette that changes appears, and its reader stays where he is", async () => {
    using repository = makeRepository();
    await using view = await show(repository);
    await using open = await openUrl(`${view.url}#/${encodeURIComponent("cassettes/parcel-130")}/1/chat`);
    const { page } = open;
    await page.waitForSelector(".detail h2");
    await page.fill("#search", "long answer");
    await soon(() => page.textContent(".found")).toBe("60 tests");
    await page.locator(".twist").first().click();
    await page.evaluate(SCROLL);
    await page.focus("#search");
    const before = await page.evaluate(PLACE);
    expect(before).toEqual(
      expect.arrayContaining(["long answer", "search", "Conversation", "false", 700, 1200]),
    );
    repository.put(suite({ "cassettes/parcel-130.json": answer(`${LINES}\n\nIt is in Reykjavík.`) }));
    await soon(() => page.textContent(".detail")).toContain("It is in Reykjavík.");
    expect(await page.evaluate(PLACE)).toEqual(before);
    repository.put(suite({ "cassettes/parcel-160.json": answer("A long answer it is not.") }));
    await soon(() => page.textContent(".found")).toBe("61 tests");
    expect(await page.evaluate(PLACE)).toEqual(before);
    expect(open.complaints).toEqual([]);
  });

  test.each(["light", "dark"] as const)(
    "one side alone shuts nobody out and fits, in %s",
    async (colorScheme) => {
      using repository = makeRepository();
      await using view = await show(repository);
      const id = encodeURIComponent("cassettes/parcel-130");
      for (const hash of ["#/", `#/${id}`, `#/${id}/1/wire`]) {
        await using open = await openUrl(`${view.url}${hash}`, { colorScheme });
        await open.page.waitForSelector(hash === "#/" ? ".overview" : ".detail h2");
        for (const width of [390, 1400]) {
          await open.page.setViewportSize({ width, height: 900 });
          const overhang = await open.page.evaluate(OVERHANG);
          expect([hash, width, overhang, await barriers(open.page)]).toEqual([hash, width, 0, []]);
        }
        expect(await open.page.textContent("main")).not.toMatch(/\bhead\b/);
        expect(open.complaints).toEqual([]);
      }
    },
  );

  test("it says whether it is up to date: why it is not, and that its server has ended", async () => {
    using repository = makeRepository();
    await using view = await show(repository, {});
    await using open = await openUrl(view.url);
    const mark = (): Promise<string | null> => open.page.textContent(".live");
    await soon(mark).toContain("live, as of");
    expect(await open.page.textContent(".rows")).toContain("There are no cassettes yet.");
    repository.write(".llm-replay/run.json", "{");
    await soon(mark).toMatch(/not up to date: .*run\.json/);
    view.signal("SIGTERM");
    await soon(mark).toContain("not connected");
  });
});
