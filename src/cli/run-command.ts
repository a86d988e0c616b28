import { spawn } from "node:child_process";
import { constants } from "node:os";

/** How a command ended. */
export interface CommandEnd {
  /** What a shell would report: the exit code, 128 + the signal's number, 126 or 127 where it could not be started. */
  readonly code: number;
  readonly signal?: NodeJS.Signals;
  /** Why it could not be started. */
  readonly error?: NodeJS.ErrnoException;
}

/** The part of `process` that is told of signals. */
export interface SignalSource {
  readonly stdin: { readonly isTTY?: boolean };
  readonly on: (signal: NodeJS.Signals, listener: () => void) => unknown;
  readonly off: (signal: NodeJS.Signals, listener: () => void) => unknown;
}

const FORWARDED = ["SIGTERM", "SIGHUP", "SIGUSR2"] as const;

/** Runs a command with our standard streams and waits for its end; signals sent to us are passed on to it. */
export const runCommand = async (
  command: readonly string[],
  options: { readonly env: NodeJS.ProcessEnv; readonly cwd: string; readonly process: SignalSource },
): Promise<CommandEnd> => {
  const [file = "", ...args] = command;
  const listeners = FORWARDED.map((signal) => [signal, () => void child.kill(signal)] as const);
  // A terminal sends Ctrl-C to the command itself; once more would make many programs drop everything at once.
  const interrupted = (): void => void (options.process.stdin.isTTY || child.kill("SIGINT"));
  const all = [...listeners, ["SIGINT", interrupted] as const];
  // Before it starts: what it does first may be to signal us.
  for (const [signal, listener] of all) options.process.on(signal, listener);
  const child = spawn(file, args, { stdio: "inherit", env: options.env, cwd: options.cwd });
  try {
    return await new Promise((resolve) => {
      child.on("error", (error) => resolve(notStarted(error)));
      child.on("exit", (code, signal) => resolve(ended(code, signal)));
    });
  } finally {
    for (const [signal, listener] of all) options.process.off(signal, listener);
  }
};

const ended = (code: number | null, signal: NodeJS.Signals | null): CommandEnd =>
  signal ? { code: 128 + (constants.signals[signal] ?? 0), signal } : { code: code ?? 0 };

const notStarted = (error: NodeJS.ErrnoException): CommandEnd => ({
  code: error.code === "ENOENT" ? 127 : 126,
  error,
});
