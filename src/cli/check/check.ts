import { resolve } from "node:path";
import { readAge } from "../../cassette/age.ts";
import { fsStore } from "../../cassette/store.ts";
import { failure } from "../../errors.ts";
import { RealDate } from "../../real-time.ts";
import { checkCassette } from "../../upkeep/check.ts";
import type { CheckOptions, Concern } from "../../upkeep/concern.ts";
import type { Host } from "../host.ts";
import { findCassettes } from "../show/find-cassettes.ts";
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
}

const BYTES_PER_MB = 1e6;

const ageLimit = (maxAge: string | undefined): { maxAge?: number } => {
  if (maxAge === undefined) return {};
  const limit = readAge(maxAge);
  if (limit === undefined)
    throw failure("flagInvalid", "check", `--max-age ${maxAge} is no age such as 30d, 4w or 36h`);
  return { maxAge: limit };
};

const checkAll = async (
  paths: readonly string[],
  options: CheckOptions,
  { fix }: CheckCommand,
  host: Host,
): Promise<Pick<Checked, "concerns" | "fixed">> => {
  const cwd = resolve(host.cwd());
  const [concerns, fixed]: [Concern[], string[]] = [[], []];
  for (const path of withProgress(paths, "cassettes", host)) {
    const file = await openCassetteFile(path, cwd);
    const checked = checkCassette(file, options);
    concerns.push(...checked.concerns);
    if (!fix || !checked.fixed) continue;
    await fsStore().write(path, checked.fixed);
    fixed.push(file.path);
  }
  return { concerns, fixed };
};

const fails = ({ concerns, fixed }: Checked, { strict }: CheckCommand): boolean =>
  concerns.some(
    ({ severity, rule, path }) =>
      (severity === "error" || strict) &&
      !(fixed.includes(path) && (rule === "secret" || rule === "hand-edited")),
  );

/**
 * Looks at cassettes for what should not be committed or kept, one at a time, and tells it. Gives the exit code: 1 where
 * there is an error that was not fixed.
 *
 * @throws `flagInvalid`, `cassetteMissing`, `cassetteOutsideFolder`; what `readRunFile` and the store throw.
 */
export const check = async (command: CheckCommand, host: Host): Promise<number> => {
  const { cassettes, dir = "cassettes", json, maxSize } = command;
  const cwd = resolve(host.cwd());
  const limits = {
    ...ageLimit(command.maxAge),
    ...(maxSize !== undefined && { maxSize: maxSize * BYTES_PER_MB }),
  };
  const words = cassettes.length > 0 ? cassettes : [dir];
  const paths = [...new Set(words.flatMap((word) => findCassettes(word, { cwd, dir })))];
  const use = await usedCassettes(command.run, cwd);
  const options = { ...limits, now: RealDate.now(), ...("used" in use && { used: use.used }) };
  const checked: Checked = {
    count: paths.length,
    ...(await checkAll(paths, options, command, host)),
    notes: "unknown" in use ? [use.unknown] : [],
  };
  host.stdout.write(json ? printConcernsJson(checked) : printConcerns(checked));
  return fails(checked, command) ? 1 : 0;
};
