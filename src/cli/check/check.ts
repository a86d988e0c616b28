import { resolve } from "node:path";
import { readAge } from "../../cassette/age.ts";
import { fsStore } from "../../cassette/store.ts";
import { failure } from "../../errors.ts";
import { RealDate } from "../../real-time.ts";
import { redactOptions } from "../../session/redact-options.ts";
import { checkCassette, type CheckedCassette } from "../../upkeep/check.ts";
import type { CheckOptions } from "../../upkeep/concern.ts";
import type { ProjectOptions } from "../config/project-options.ts";
import type { Host } from "../host.ts";
import { findCassettes } from "../find-cassettes.ts";
import { withProgress } from "../with-progress.ts";
import { openCassetteFile } from "./open-cassette-file.ts";
import { type Checked, printConcerns, printConcernsJson } from "./print-concerns.ts";
import { usedCassettes } from "./used-cassettes.ts";

/** What is checked, and how. */
export interface CheckCommand {
  /** Files, folders, or names in the folder of the cassettes; none: that folder. */
  readonly cassettes: readonly string[];
  /** The folder of the cassettes; default: `cassettes`. */
  readonly dir?: string | undefined;
  /** The run file; default: `.llm-replay/run.json`. */
  readonly run?: string | undefined;
  /** Such as `30d`. */
  readonly maxAge?: string | undefined;
  /** Megabytes. */
  readonly maxSize?: number | undefined;
  /** Write anew what can be set right for certain. */
  readonly fix: boolean;
  /** Warnings fail too. */
  readonly strict: boolean;
  readonly json: boolean;
  /** What the project says of its recordings. */
  readonly project?: ProjectOptions | undefined;
}

type Found = Pick<Checked, "concerns" | "fixed">;

const BYTES_PER_MB = 1e6;

const ageLimit = (maxAge: string | undefined): { maxAge?: number } => {
  if (maxAge === undefined) return {};
  const limit = readAge(maxAge);
  if (limit === undefined)
    throw failure("flagInvalid", "check", `--max-age ${maxAge} is no age such as 30d, 4w or 36h`);
  return { maxAge: limit };
};

type Look = (path: string) => Promise<CheckedCassette>;

/** Writes anew what can be set right for certain, and looks at what that left. */
const mend = async (path: string, { concerns, fixed }: CheckedCassette, look: Look): Promise<Found> => {
  if (!fixed) return { concerns, fixed: [] };
  await fsStore().write(path, fixed);
  const left = (await look(path)).concerns;
  const mended = concerns.filter(({ rule }) => !left.some((each) => each.rule === rule));
  return { concerns: left, fixed: mended.map((each) => ({ path: each.path, rule: each.rule })) };
};

const checkAll = async (
  paths: readonly string[],
  options: CheckOptions,
  { fix }: CheckCommand,
  host: Host,
): Promise<Found> => {
  const cwd = resolve(host.cwd());
  const look: Look = async (path) => checkCassette(await openCassetteFile(path, cwd), options);
  const all: Found[] = [];
  for (const path of withProgress(paths, "cassettes", host)) {
    const checked = await look(path);
    all.push(fix ? await mend(path, checked, look) : { concerns: checked.concerns, fixed: [] });
  }
  return { concerns: all.flatMap(({ concerns }) => concerns), fixed: all.flatMap(({ fixed }) => fixed) };
};

/**
 * Looks at cassettes for what should not be committed or kept, one at a time, and tells it. Gives the exit code: 1 where
 * there is an error that was not fixed, with `strict` also where there is such a warning.
 *
 * @throws `flagInvalid`, `cassetteMissing`, `cassetteOutsideFolder`; what `readRunFile` and the store throw.
 */
export const check = async (command: CheckCommand, host: Host): Promise<number> => {
  const { cassettes, dir = "cassettes", json, strict, maxSize, project = {} } = command;
  const cwd = resolve(host.cwd());
  const paths = findCassettes(cassettes, { cwd, dir });
  const use = await usedCassettes(command.run, cwd);
  const options: CheckOptions = {
    now: RealDate.now(),
    redact: redactOptions(project),
    ...ageLimit(command.maxAge),
    ...(maxSize !== undefined && { maxSize: maxSize * BYTES_PER_MB }),
    ...("used" in use && { used: use.used }),
    ...(project.prices && { prices: project.prices }),
  };
  const checked: Checked = {
    count: paths.length,
    ...(await checkAll(paths, options, command, host)),
    notes: "unknown" in use ? [use.unknown] : [],
  };
  host.stdout.write(json ? printConcernsJson(checked) : printConcerns(checked));
  return checked.concerns.some(({ severity }) => severity === "error" || strict) ? 1 : 0;
};
