import { relative, resolve } from "node:path";
import { namedCassettePath } from "../../cassette/path.ts";
import { cassetteExists } from "../../cassette/store-exists.ts";
import { fsStore } from "../../cassette/store.ts";
import { failure, LlmReplayError } from "../../errors.ts";
import { importFiles, type ImportResult } from "../../interchange/import/import-files.ts";
import type { ImportFile } from "../../interchange/import/importer.ts";
import { openFile } from "../../interchange/import/open-file.ts";
import { RealDate } from "../../real-time.ts";
import { createRedactor, type Redactor } from "../../recorder/redact.ts";
import { openLastLook } from "../../session/last-look.ts";
import { RECORDER } from "../../session/recorder-name.ts";
import { redactOptions } from "../../session/redact-options.ts";
import type { ProjectOptions } from "../config/project-options.ts";
import type { Host } from "../host.ts";
import { findFiles, readFound } from "./find-files.ts";
import { printImport, printImportJson } from "./print-import.ts";

/** What is imported, and where it goes. */
export interface ImportCommand {
  /** Files, or folders that hold them. */
  readonly words: readonly string[];
  /** The folder of the cassettes; default: `cassettes`. */
  readonly out?: string | undefined;
  /** What the project says of its recordings. */
  readonly project?: ProjectOptions | undefined;
  /** The name of the one cassette that everything goes into. */
  readonly cassette?: string | undefined;
  /** Where the requests went, for files that keep no host. */
  readonly baseUrl?: string | undefined;
  /** Replace cassettes that are there. */
  readonly force: boolean;
  /** Write nothing. */
  readonly dryRun: boolean;
  /** Print plain data. */
  readonly json: boolean;
}

const originOf = (baseUrl: string | undefined): string | undefined => {
  if (baseUrl === undefined || /^https?:$/.test(URL.parse(baseUrl)?.protocol ?? "")) return baseUrl;
  throw failure("flagInvalid", "import", `--base-url ${baseUrl} is no http or https address`);
};

const openAll = (
  { words, baseUrl, cassette }: ImportCommand,
  cwd: string,
  redactor: Redactor,
): ImportResult => {
  const origin = originOf(baseUrl);
  const problems: LlmReplayError[] = [];
  const foreign = new Set<ImportFile>();
  const files = findFiles(words, cwd).flatMap((each) => {
    try {
      const file = openFile(readFound(each, origin));
      if (each.isFound) foreign.add(file);
      return [file];
    } catch (error) {
      if (!(error instanceof LlmReplayError)) throw error;
      problems.push(error);
      return [];
    }
  });
  const result = importFiles(files, {
    redactor,
    recorder: RECORDER,
    importedAt: new RealDate().toISOString(),
    into: cassette,
    mayBeForeign: (file) => foreign.has(file),
  });
  return { ...result, problems: [...problems, ...result.problems] };
};

/** Writes cassettes after a last look for credentials; says what that replaced. */
const writeAll = async (
  cassettes: ImportResult["cassettes"],
  pathOf: (name: string) => string,
  redactor: Redactor,
): Promise<string[]> => {
  const { look, told } = openLastLook(redactor);
  const store = fsStore({ lastLook: look });
  for (const { name, cassette } of cassettes) await store.write(pathOf(name), cassette);
  return told();
};

const checked = (
  { problems, cassettes, passedOver }: ImportResult,
  { words, force }: ImportCommand,
  pathOf: (name: string) => string,
): readonly LlmReplayError[] => {
  if (problems.length > 0) return problems;
  if (cassettes.length === 0) return [failure("importEmpty", words.join(" "), passedOver.length)];
  const taken = force ? [] : cassettes.map(({ name }) => pathOf(name)).filter(cassetteExists);
  return taken.length > 0 ? [failure("importTaken", taken.join(", "))] : [];
};

/**
 * Imports the recordings of other tools as cassettes, all of them or none, and tells what they lack. Gives the exit code: 1
 * where a file cannot be imported or a cassette is there already, and then nothing is written.
 *
 * @throws `importUnnamed` without a file; `flagInvalid`; `cassetteOutsideFolder`; `cassetteNotWritable`.
 */
export const importRecordings = async (options: ImportCommand, host: Host): Promise<number> => {
  const { words, out = "cassettes", project = {}, dryRun, json } = options;
  if (words.length === 0) throw failure("importUnnamed");
  const cwd = resolve(host.cwd());
  const redactor = createRedactor(redactOptions(project));
  const result = openAll(options, cwd, redactor);
  const pathOf = (name: string): string => namedCassettePath(resolve(cwd, out), name);
  const problems = checked(result, options, pathOf);
  for (const { message } of problems) host.stderr.write(`llm-replay: ${message}\n`);
  if (problems.length > 0) return 1;
  const remarks = dryRun ? [] : await writeAll(result.cassettes, pathOf, redactor);
  const shown = (name: string): string => relative(cwd, pathOf(name));
  const told = { ...result, pathOf: shown, isWritten: !dryRun, remarks };
  host.stdout.write(json ? printImportJson(told) : printImport(told));
  return 0;
};
