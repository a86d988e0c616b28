import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** What a run of the action left. */
export interface Ran {
  readonly code: number;
  readonly log: string;
  readonly summary: string;
  readonly outputs: Record<string, string>;
}

/** What the action is run with. */
export interface ActionRun {
  readonly cwd: string;
  readonly api: string;
  readonly event: string;
  readonly payload: object;
  readonly inputs?: Record<string, string>;
  readonly env?: Record<string, string>;
}

const BUNDLE = resolve("action/index.mjs");

/** Reads what the runner would: `name<<delimiter`, lines, the delimiter. */
const outputsIn = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/^(\S+?)<<(\S+)\n([^]*?)\n\2$/gm)].map(([, name = "", , value = ""]) => [name, value]),
  );

const textAt = (path: string): string => (existsSync(path) ? readFileSync(path, "utf8") : "");

/** Runs the committed bundle as GitHub's runner does. */
export const runAction = async ({
  cwd,
  api,
  event,
  payload,
  inputs = {},
  env = {},
}: ActionRun): Promise<Ran> => {
  const folder = mkdtempSync(join(tmpdir(), "llm-replay-action-"));
  const file = (name: string, content = ""): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const given = { "github-token": "t0ken", ...inputs };
  const child = spawn(process.execPath, [BUNDLE], {
    cwd,
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      ...Object.fromEntries(
        Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
      ),
      GITHUB_ACTIONS: "true",
      GITHUB_API_URL: api,
      GITHUB_SERVER_URL: api,
      GITHUB_REPOSITORY: "shop/bot",
      GITHUB_RUN_ID: "77",
      GITHUB_SHA: "0".repeat(40),
      GITHUB_REF_NAME: "1/merge",
      GITHUB_EVENT_NAME: event,
      GITHUB_EVENT_PATH: file("event.json", JSON.stringify(payload)),
      GITHUB_OUTPUT: file("output"),
      GITHUB_STEP_SUMMARY: file("summary"),
      ...env,
    },
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (log += chunk.toString()));
  const [code] = (await once(child, "close")) as [number];
  const ran = {
    code,
    log,
    summary: textAt(join(folder, "summary")),
    outputs: outputsIn(textAt(join(folder, "output"))),
  };
  rmSync(folder, { recursive: true });
  return ran;
};
