import { relative, resolve } from "node:path";
import { failure } from "../errors.ts";
import { accept } from "../reporters/accept.ts";
import { BASELINE_FILE } from "../reporters/baseline.ts";
import { loadBaseline, loadRun, publishBaseline, runPath } from "../reporters/publish.ts";
import type { Host } from "./host.ts";
import { printCount } from "../trace/print-figures.ts";

/** What is accepted, and where it stands. */
export interface AcceptOptions {
  /** The test's id, or its name; none: all that passed. */
  readonly tests: readonly string[];
  readonly reason: string | undefined;
  /** The folder of the cassettes; default: `cassettes`. */
  readonly dir?: string | undefined;
  /** The run file; default: `.llm-replay/run.json`. */
  readonly run?: string | undefined;
}

/**
 * Takes what the last run showed as the baseline, and says which tests it did that for. Gives the exit code.
 *
 * @throws `reasonMissing`; `argumentUnknown` for a second test; `runFileMissing`; what `accept`, `readRunFile` and
 * `readBaseline` throw.
 */
export const acceptRun = async (options: AcceptOptions, host: Host): Promise<number> => {
  const { reason, dir = "cassettes", tests } = options;
  const [test, ...more] = tests;
  if (more.length > 0) throw failure("argumentUnknown", "accept", more.join(" "));
  if (reason === undefined) throw failure("reasonMissing");
  const cwd = host.cwd();
  const file = options.run === undefined ? runPath(cwd) : resolve(cwd, options.run);
  const run = await loadRun(file);
  if (!run) throw failure("runFileMissing", relative(cwd, file));
  const path = resolve(cwd, dir, BASELINE_FILE);
  const { baseline, accepted } = accept(run, await loadBaseline(path), { test, reason });
  if (accepted.length === 0) throw failure("nothingToAccept", relative(cwd, file));
  await publishBaseline(path, baseline);
  const told = [`accepted ${printCount(accepted.length, "test")} in ${relative(cwd, path)}`, ...accepted];
  host.stdout.write(`${told.join("\n  ")}\n`);
  return 0;
};
