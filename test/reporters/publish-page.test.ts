import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { loadPage, publishPage } from "../../src/reporters/publish-page.ts";

const folder = () => {
  const path = mkdtempSync(join(tmpdir(), "page-"));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true }) };
};

test("the page is read from the first place that has it", async () => {
  using here = folder();
  writeFileSync(join(here.path, "b.html"), "the page");
  const places = ["a.html", "b.html"].map((name) => pathToFileURL(join(here.path, name)));
  expect(await loadPage(places)).toBe("the page");
});

test("a page that was not built is asked for by the command that builds it", async () => {
  using here = folder();
  const place = pathToFileURL(join(here.path, "page.html"));
  await expect(loadPage([place])).rejects.toMatchObject({
    code: "pageMissing",
    message: expect.stringContaining("npm run build"),
  });
});

test("a report is written wherever it is asked for", async () => {
  using here = folder();
  const path = join(here.path, "deep", "report.html");
  await publishPage(path, "<!doctype html>");
  expect(readFileSync(path, "utf8")).toBe("<!doctype html>");
});
