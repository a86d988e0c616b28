import { relative, resolve, sep } from "node:path";
import { storeFile } from "../../cassette/store-file.ts";
import { fsStore } from "../../cassette/store.ts";
import { failure } from "../../errors.ts";
import { exportSource, type ExportSource } from "../../interchange/export/exporter.ts";
import { type ExportFormat, type ExportOptions, EXPORTERS } from "../../interchange/export/exporters.ts";
import { nearestName } from "../../nearest-name.ts";
import { loadRun } from "../../reporters/publish.ts";
import type { RunFile } from "../../reporters/run-file.ts";
import type { ProjectOptions } from "../config/project-options.ts";
import type { Host } from "../host.ts";
import { findCassettes } from "../find-cassettes.ts";
import { withProgress } from "../with-progress.ts";
import { push } from "./push.ts";

/** What is to be exported, how, and where to. */
export interface ExportCommand {
  /** Files, folders, or names in the folder of the cassettes; none: that folder. */
  readonly cassettes: readonly string[];
  /** The folder of the cassettes; default: `cassettes`. */
  readonly dir?: string | undefined;
  readonly to?: string | undefined;
  /** A file; `-` and default: the standard output. */
  readonly out?: string | undefined;
  /** The run file of the tests, for what they found. */
  readonly run?: string | undefined;
  readonly service?: string | undefined;
  readonly content: boolean;
  /** Send OTLP to the endpoint that the environment names. */
  readonly push: boolean;
  /** What the project says of its recordings. */
  readonly project?: ProjectOptions | undefined;
}

const formatOf = (word: string | undefined): ExportFormat => {
  const formats = Object.keys(EXPORTERS);
  if (word === undefined || !Object.hasOwn(EXPORTERS, word))
    throw failure("exportFormatUnknown", word, formats.join(", "), nearestName(word ?? "", formats));
  return word as ExportFormat;
};

const runOf = async (path: string | undefined, cwd: string): Promise<RunFile | undefined> => {
  if (path === undefined) return undefined;
  const run = await loadRun(resolve(cwd, path));
  if (!run) throw failure("runFileMissing", path);
  return run;
};

/** Reads cassettes one after the other, so that no more than one is held. */
async function* openAll(
  paths: readonly string[],
  run: RunFile | undefined,
  { project }: ExportCommand,
  host: Host,
): AsyncIterable<ExportSource> {
  const here = resolve(host.cwd());
  for (const path of withProgress(paths, "cassettes", host)) {
    const name = relative(here, path).replaceAll(sep, "/");
    const cassette = await fsStore().read(path);
    if (!cassette) throw failure("cassetteMissing", name, ".");
    const test = run?.tests.find((each) => each.cassette && resolve(here, each.cassette.path) === path);
    yield exportSource(name, cassette, test, project);
  }
}

/**
 * Prints cassettes in another format, or sends them to an OTLP endpoint. Nothing is written before all could be read. Gives
 * the exit code.
 *
 * @throws `exportFormatUnknown`, `pushNeedsOtlp`, `cassetteMissing`, `runFileMissing`; what the store, `readRunFile` and
 * {@link push} throw.
 */
export const exportCassettes = async (command: ExportCommand, host: Host): Promise<number> => {
  const { dir = "cassettes", content, service = host.env["OTEL_SERVICE_NAME"], out = "-" } = command;
  const to = formatOf(command.to);
  if (command.push && to !== "otlp") throw failure("pushNeedsOtlp", to);
  const cwd = resolve(host.cwd());
  const paths = findCassettes(command.cassettes, { cwd, dir });
  const run = await runOf(command.run, cwd);
  const options: ExportOptions = { content, ...(service !== undefined && { service }), ...(run && { run }) };
  const sources = openAll(paths, run, command, host);
  if (command.push) return push(sources, options, host);
  const pieces = await Array.fromAsync(EXPORTERS[to](options)(sources));
  if (out === "-") for (const piece of pieces) host.stdout.write(piece);
  else await storeFile(resolve(cwd, out), pieces.join(""));
  return 0;
};
