import { relative, resolve, sep } from "node:path";
import type { ExportFormat } from "../../interchange/export/exporters.ts";
import { MODES } from "../../session/mode.ts";
import type { Host } from "../host.ts";
import { cassettesIn } from "../find-cassettes.ts";
import { complete } from "./complete.ts";
import { SHELL_NAMES, shellNamed } from "./shells.ts";

/** By name, because loading the exporters takes longer than a shell likes to wait. */
const FORMATS: readonly ExportFormat[] = ["otlp", "chrome", "openmetrics", "har", "csv"];

const namesIn = (folder: string): readonly string[] =>
  cassettesIn(folder).map((path) =>
    relative(folder, path)
      .replaceAll(sep, "/")
      .replace(/\.json$/, ""),
  );

/** `words` are the shell's name, and what stands on its command line, `llm-replay` first: none, for the shell's script. */
const answer = (words: readonly string[], host: Host): string => {
  const [name, ...typed] = words;
  const shell = shellNamed(name);
  if (typed.length === 0) return shell.script;
  const cwd = resolve(host.cwd());
  const choices = complete(typed.slice(1), {
    cassettes: (dir = "cassettes") => namesIn(resolve(cwd, dir)),
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
