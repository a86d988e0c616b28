import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Figures } from "./workloads/workload.ts";

const { CI: _, LLM_REPLAY_MODE: __, ...env } = process.env;
/** Longer than anything that is measured; a contender that hangs is told so. */
const PATIENCE = 600_000;

/** Runs a script in a fresh process and gives what it prints. */
export const runNode = async (args: readonly string[], cwd?: string): Promise<string> => {
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    env,
    timeout: PATIENCE,
    maxBuffer: 2 ** 26,
    ...(cwd !== undefined && { cwd }),
  });
  return stdout;
};

/** Runs a script in a fresh process and gives the figures that its last line holds. */
export const figuresOf = async (args: readonly string[], cwd?: string): Promise<Figures> =>
  JSON.parse((await runNode(args, cwd)).trim().split("\n").at(-1) ?? "") as Figures;

/** Why a script failed, in a line. */
export const reasonOf = (error: unknown): string => {
  const { stderr = "", message, killed } = error as Error & { stderr?: string; killed?: boolean };
  if (killed) return "it did not end";
  const line = /^(?:\w*Error\b.*|.*?Error: .*)$/m.exec(stderr)?.[0] ?? message.split("\n")[0] ?? "";
  return line.replace(/^.*?Error(?: \[\w+\])?: /, "").slice(0, 160);
};
