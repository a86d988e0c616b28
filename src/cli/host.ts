import type { SignalSource } from "./run-command.ts";

/** Where the program writes; a terminal when `isTTY`. */
interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly write: (text: string) => unknown;
}

/** The part of `process` that the command line program uses, so that a test can hand in another. */
export interface Host extends SignalSource {
  readonly argv: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly execArgv: readonly string[];
  readonly pid: number;
  readonly kill: (pid: number, signal: NodeJS.Signals) => unknown;
  readonly cwd: () => string;
  readonly stdout: Output;
  readonly stderr: Output;
}
