import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

const isRunnable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Finds a Chromium: `CHROMIUM_PATH`, else the first on `PATH`. */
const findChromium = ({ CHROMIUM_PATH, PATH = "" } = process.env): string | undefined =>
  [
    ...(CHROMIUM_PATH === undefined ? [] : [CHROMIUM_PATH]),
    ...PATH.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name))),
  ].find(isRunnable);

/** Where Chromium is; `undefined` where there is none. */
export const CHROMIUM = findChromium();

/** What a test says when it has to do without a browser. */
export const NO_CHROMIUM =
  "there is no Chromium here to open pages in: install it (apt-get install chromium), or set CHROMIUM_PATH";

/** A page that is open in a browser, and all it complained about or tried to load. */
export interface OpenPage extends AsyncDisposable {
  readonly page: Page;
  /** Console messages of any kind, errors that nobody caught, dialogs. */
  readonly complaints: readonly string[];
  /** Addresses of all that was requested beside the file itself. */
  readonly requests: readonly string[];
}

let launched: Promise<Browser> | undefined;

const browser = (): Promise<Browser> =>
  (launched ??= chromium.launch({
    ...(CHROMIUM !== undefined && { executablePath: CHROMIUM }),
    args: ["--no-sandbox"],
  }));

/** Closes the browser that the tests of this file used. */
export const closeBrowser = async (): Promise<void> => {
  await (await launched)?.close();
  launched = undefined;
};

/** Opens an address. */
export const openUrl = async (url: string, options: BrowserContextOptions = {}): Promise<OpenPage> => {
  const context = await (await browser()).newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const [complaints, requests]: [string[], string[]] = [[], []];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", ({ message }) => complaints.push(message));
  page.on("dialog", (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(url);
  const [own] = url.split("#");
  return {
    page,
    complaints,
    get requests() {
      return requests.filter((each) => each.split("#")[0] !== own && !each.startsWith("data:"));
    },
    [Symbol.asyncDispose]: () => context.close(),
  };
};

/** Opens a report as a file, as its reader does; `hash` is the part of the address from `#` on. */
export const openPage = async (
  html: string,
  { hash = "", ...options }: BrowserContextOptions & { readonly hash?: string } = {},
): Promise<OpenPage> => {
  const folder = mkdtempSync(join(tmpdir(), "report-"));
  const file = join(folder, "report.html");
  writeFileSync(file, html);
  const open = await openUrl(`file://${file}${hash}`, options);
  return {
    page: open.page,
    complaints: open.complaints,
    get requests() {
      return open.requests;
    },
    [Symbol.asyncDispose]: async () => {
      await open[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true });
    },
  };
};
