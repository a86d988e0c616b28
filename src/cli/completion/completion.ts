import { relative, resolve, sep } from "node:path";
import { LlmReplayError } from "../../errors.ts";
import type { ExportFormat } from "../../interchange/export/exporters.ts";
import { MODES } from "../../session/mode.ts";
import type { Host } from "../host.ts";
import { findCassettes } from "../show/find-cassettes.ts";
import { complete } from "./complete.ts";
import { SHELL_NAMES, shellNamed } from "./shells.ts";

/** By name, because loading the exporters takes longer than a shell likes to wait. */
const FORMATS: readonly ExportFormat[] = ["otlp", "chrome", "openmetrics", "har", "csv"];

/** A folder that is not there holds none. */
const cassettesIn = (cwd: string, dir: string): readonly string[] => {
  try {
    return findCassettes(resolve(cwd, dir), { cwd, dir }).map((path) =>
      relative(resolve(cwd, dir), path)
        .replaceAll(sep, "/")
        .replace(/\.json$/, ""),
    );
  } catch (error) {
    if (error instanceof LlmReplayError) return [];
    throw error;
  }
};

/** `words` are the shell's name, and what stands on its command line, `llm-replay` first: none, for the shell's script. */
const answer = (words: readonly string[], host: Host): string => {
  const [name, ...typed] = words;
  const shell = shellNamed(name);
  if (typed.length === 0) return shell.script;
  const cwd = resolve(host.cwd());
  const choices = complete(typed.slice(1), {
    cassettes: (dir = "cassettes") => cassettesIn(cwd, dir),
    values: { mode: MODES, to: FORMATS, unused: ["report", "error"] },
    shells: SHELL_NAMES,
  });
  return choices.map((choice) => `${shell.line(choice)}\n`).join("");
};

/**
 * Prints the script with which a shell completes our command line, or answers what that script asks. Gives the exit code.
 *
 * @throws `shellUnknown`.
 */
export const completion = (words: readonly string[], host: Host): Promise<number> => {
  host.stdout.write(answer(words, host));
  return Promise.resolve(0);
};
