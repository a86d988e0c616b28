import { EventEmitter } from "node:events";
import type { Host } from "../../src/cli/host.ts";
import { run } from "../../src/cli/run.ts";

/** What the program runs in. */
export interface ProgramSurroundings {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Standard error is a terminal. */
  readonly isTTY?: boolean;
  /** How wide standard output is; absent: it is a file. */
  readonly columns?: number | undefined;
}

/** Runs `llm-replay` with these words in this process, and gives its exit code and what it printed. */
export const runProgram = async (words: readonly string[], surroundings: ProgramSurroundings) => {
  const { cwd, env = {}, isTTY = false, columns } = surroundings;
  const printed = { out: "", err: "" };
  const host: Host = Object.assign(new EventEmitter(), {
    argv: ["node", "llm-replay", ...words],
    env,
    execArgv: [],
    pid: 0,
    kill: () => undefined,
    cwd: () => cwd,
    stdin: {},
    stdout: { write: (text: string) => (printed.out += text), ...(columns !== undefined && { columns }) },
    stderr: { isTTY, write: (text: string) => (printed.err += text) },
  });
  return { code: await run(host), ...printed };
};
