/**
 * Makes the README's pictures: the action is run for a pull request, as its tests run it, and its comment and its HTML
 * report are opened in Chromium (`CHROMIUM_PATH`, else /usr/bin/chromium).
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type Page } from "playwright-core";
import { startGitHub } from "../test/action/github-server.ts";
import { makePull } from "../test/action/pull-request.ts";
import { publish, runFor } from "../test/action/shop.ts";
import { installApart } from "./apart.ts";
import { commentPage } from "./pictures/comment-page.ts";
import { RUN, STORY } from "./pictures/story.ts";

const IMAGES = "docs/images";
const LARGEST = 200_000;

interface Sharp {
  readonly png: (options: object) => { readonly toBuffer: () => Promise<Buffer> };
}

const home = installApart("pictures");
const sharp = createRequire(join(home, "package.json"))("sharp") as (png: Buffer) => Sharp;

/** Writes a picture of few colours, which is a quarter as large. */
const keep = async (name: string, png: Buffer): Promise<void> => {
  const small = await sharp(png).png({ palette: true, quality: 95, effort: 10, dither: 0 }).toBuffer();
  if (small.length > LARGEST) throw new Error(`${name} has ${small.length} bytes, more than ${LARGEST}`);
  writeFileSync(join(IMAGES, name), small);
  console.log(`${join(IMAGES, name)}: ${small.length} bytes`);
};

/** Gives the comment and the report that the action makes of the story. */
const tell = async (): Promise<{ comment: string; report: string }> => {
  await using server = await startGitHub();
  using pull = makePull(STORY);
  using copy = pull.checkOut("merge", RUN);
  publish(server, pull);
  const { log } = await runFor(server, pull, copy, { html: "report.html" });
  const comment = server.comments[0]?.body;
  if (comment === undefined) throw new Error(`The action did not comment:\n${log}`);
  return { comment, report: readFileSync(join(copy.root, "report.html"), "utf8") };
};

const folder = mkdtempSync(join(tmpdir(), "pictures-"));
const FONTS = [
  ...["inter/400", "inter/600", "inter/700", "jetbrains-mono/400"].map((each) => `@fontsource/${each}`),
  "twemoji-colr-font/twemoji",
];
const VARIABLES = ':root { --sans: "Inter"; --mono: "JetBrains Mono" }';

/** Opens a page in fonts that are the same on every machine. */
const open = async (page: Page, name: string, html: string, at = ""): Promise<void> => {
  writeFileSync(join(folder, name), html);
  await page.goto(pathToFileURL(join(folder, name)).href + at);
  for (const font of FONTS) {
    const file = join(home, "node_modules", `${font}.css`);
    await page.addStyleTag({ url: pathToFileURL(file).href });
  }
  await page.addStyleTag({ content: VARIABLES });
  await page.evaluate("Promise.all([...document.fonts].map((font) => font.load()))");
};

const FADE = 72;
const FADES = `.comment { border-bottom: 0; border-radius: 6px 6px 0 0 }
.comment::after { content: ""; position: absolute; inset: auto 0 0; height: ${FADE}px; background: linear-gradient(#fff0, #fff) }`;

/** Lets the comment fade out below its first open part. */
const cut = async (page: Page): Promise<void> => {
  const [all, part] = [page.locator(".comment"), page.locator("details[open]").first()];
  const [box, kept] = [await all.boundingBox(), await part.boundingBox()];
  if (!box || !kept) throw new Error("The comment has no open part");
  const height = kept.y + kept.height - box.y + FADE;
  await page.addStyleTag({ content: `.comment { height: ${height}px } ${FADES}` });
};

const { comment, report } = await tell();
const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
mkdirSync(IMAGES, { recursive: true });
try {
  const page = await browser.newPage({
    bypassCSP: true,
    deviceScaleFactor: 2,
    viewport: { width: 1280, height: 1270 },
  });
  await open(page, "comment.html", await commentPage(comment, home));
  await cut(page);
  await keep("comment.png", await page.locator(".comment").screenshot());
  const test = encodeURIComponent("support.test.ts > answers a refund question");
  await open(page, "report.html", report, `#/${test}/1/diff`);
  await page.waitForSelector("#tab-diff[aria-selected=true]");
  await keep("report.png", await page.screenshot());
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
