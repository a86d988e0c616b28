import { debug, error, info, notice, setFailed, setOutput, summary, warning } from "@actions/core";
import { getOctokit } from "@actions/github";
import { setTimeout } from "node:timers/promises";
import { loadPage } from "../reporters/publish-page.ts";
import type { GitHubApi } from "./github-api.ts";
import { patientRequests } from "./patience.ts";

/** How a line of an annotation is marked. */
interface Mark {
  readonly title: string;
  /** Relative to the repository, with `/`. */
  readonly file: string;
  /** From 1. */
  readonly startLine: number;
}

/** What the action says in the log of its job; each is one message. */
export interface Log {
  readonly info: (message: string) => void;
  readonly notice: (message: string, mark?: Mark) => void;
  readonly warning: (message: string, mark?: Mark) => void;
  readonly error: (message: string, mark?: Mark) => void;
  readonly debug: (message: string) => void;
}

/** The surroundings of the action, so that a test can hand in others. */
export interface Host {
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly log: Log;
  /** Writes the summary of the job. */
  readonly summarize: (markdown: string) => Promise<void>;
  readonly output: (name: string, value: string) => void;
  /** Ends the step as failed. */
  readonly fail: (message: string) => void;
  readonly connect: (token: string) => GitHubApi;
  /** Gives the page that an HTML report is put into; it stands beside the bundle. */
  readonly page: () => Promise<string>;
}

/** No answer of GitHub may hold a job for longer, in milliseconds. */
const LONGEST_WAIT = 5 * 60_000;

/** Gives the surroundings that GitHub's runner makes. */
export const runnerHost = ({ env, cwd }: Pick<NodeJS.Process, "env" | "cwd">): Host => ({
  env,
  cwd: cwd(),
  log: { info, notice, warning, error, debug },
  summarize: async (markdown) => {
    await summary.addRaw(markdown, true).write();
  },
  output: setOutput,
  fail: setFailed,
  connect: (token) => {
    const api = getOctokit(token);
    patientRequests(api, { wait: (ms) => setTimeout(ms), longest: LONGEST_WAIT, say: warning });
    return api;
  },
  page: () => loadPage([new URL("./page.html", import.meta.url)]),
});
