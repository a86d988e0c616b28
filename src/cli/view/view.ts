import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { styleText } from "node:util";
import { runPath } from "../../reporters/publish.ts";
import { loadPage } from "../../reporters/publish-page.ts";
import { printCount } from "../../trace/print-figures.ts";
import type { Asked } from "../../wire/server/listen.ts";
import type { ProjectOptions } from "../config/project-options.ts";
import type { Host } from "../host.ts";
import { openServer } from "../open-server.ts";
import { untilStopped } from "../until-stopped.ts";
import { answerPage } from "./answer-page.ts";
import { type LivePage, livePage } from "./live-page.ts";
import { openBrowser } from "./open-browser.ts";
import { readShown, type ViewedWords } from "./read-shown.ts";
import { type Live, showLive } from "./show-live.ts";

/** What is shown, and where. */
export interface ViewCommand {
  /** Revisions, files or folders, as in `llm-replay diff`. */
  readonly words: readonly string[];
  /** The folder of the cassettes; default: `cassettes`. */
  readonly dir?: string | undefined;
  /** The run file; default: that of the last run. */
  readonly run?: string | undefined;
  /** Default: any free one. */
  readonly port?: number | undefined;
  /** What the project says of its recordings. */
  readonly project?: ProjectOptions | undefined;
  /** Opens a browser too. */
  readonly opens: boolean;
}

const LOOPBACK = "127.0.0.1";
/** How long answers that are under way at the end may take, in milliseconds. */
const DRAIN_MS = 2000;

const pathsOf = ({ words, cwd, dir, run }: ViewedWords): string[] => {
  const named = words.map((word) => resolve(cwd, word)).filter((path) => existsSync(path));
  return [...new Set([resolve(cwd, dir), ...named, run === undefined ? runPath(cwd) : resolve(cwd, run)])];
};

const printShown = (live: Live, url: string): string => {
  const { base, head } = live.data().data;
  const sides = base ? `${base.label} → ${head.label}` : head.label;
  const what = `${printCount(head.cassettes, "cassette")} (${sides})`;
  return `${styleText("bold", "llm-replay")} shows ${what} at\n  ${url}\nas the tests run. Ctrl-C ends it.\n`;
};

const showUntilStopped = async (
  live: Live,
  page: LivePage,
  { port = 0, opens }: ViewCommand,
  host: Host,
): Promise<void> => {
  const token = randomBytes(18).toString("base64url");
  const handle = async (asked: Asked) => ({
    response: answerPage(asked, { port: server.port, token, policy: page.policy }, live),
  });
  const server = await openServer({ host: LOOPBACK, port, handle });
  const onStart = async (): Promise<void> => {
    const url = `http://${LOOPBACK}:${server.port}/${token}/`;
    host.stdout.write(printShown(live, url));
    const problem = opens ? await openBrowser(url, host.env) : undefined;
    if (problem) host.stderr.write(`llm-replay: no browser could be opened: ${problem.message}\n`);
  };
  const onStop = () => live[Symbol.asyncDispose]();
  await untilStopped({ server, onStart, onStop, drainMs: DRAIN_MS }, host);
};

/**
 * Shows cassettes on a local page that follows their files, until it is interrupted or terminated, and gives the exit
 * code, 0. `pages` is where the built page is looked for.
 *
 * @throws what `readShown` throws; `pageMissing`, `portInvalid`, `serverNotListening`, before anything is served.
 */
export const view = async (command: ViewCommand, host: Host, pages?: readonly URL[]): Promise<number> => {
  const { words, dir = "cassettes", run, project } = command;
  const viewed = { words, cwd: host.cwd(), dir, run, prices: project?.prices };
  const page = livePage(await loadPage(pages));
  const onProblem = (message: string): void => void host.stderr.write(`llm-replay: ${message}\n`);
  const live = await showLive({ read: () => readShown(viewed), paths: pathsOf(viewed), page, onProblem });
  try {
    await showUntilStopped(live, page, command, host);
  } finally {
    await live[Symbol.asyncDispose]();
  }
  return 0;
};
