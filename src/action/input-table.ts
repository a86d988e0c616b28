import { failure } from "../errors.ts";
import { nearestName } from "../nearest-name.ts";
import { THRESHOLD_FLAGS } from "../reporters/threshold-flags.ts";

/** An input of the action: what it is where nothing is given, and how its text is read. */
interface Input<T> {
  /** As `action.yml` has it; absent where that takes it from the workflow. */
  readonly standard: string;
  readonly read: (text: string, name: string) => T;
}

const text = (standard = ""): Input<string> => ({ standard, read: (given) => given });

const optional: Input<string | undefined> = { standard: "", read: (given) => given || undefined };

/** One a line. */
const list = (standard: string): Input<readonly string[]> => ({
  standard,
  read: (given) =>
    given
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
});

const choice = <const T extends string>(standard: T, ...others: readonly T[]): Input<T> => ({
  standard,
  read: (given, name) => {
    const known = [standard, ...others];
    const found = known.find((each) => each === given);
    if (found === undefined)
      throw failure("inputInvalid", name, given, known.join(", "), nearestName(given, known));
    return found;
  },
});

const MISSING = ["fail", "warn", "pass"] as const;

/** Where it is not given, the tests' own configuration decides. */
const configured: Input<(typeof MISSING)[number] | undefined> = {
  standard: "",
  read: (given, name) => (given === "" ? undefined : choice(...MISSING).read(given, name)),
};

/** The words that YAML's core schema knows. */
const flag = (standard: "true" | "false"): Input<boolean> => ({
  standard,
  read: (given, name) => {
    const word = given.toLowerCase();
    if (word !== "true" && word !== "false")
      throw failure("inputInvalid", name, given, "true, false", undefined);
    return word === "true";
  },
});

/** All inputs but the thresholds, which the command line has too. */
export const INPUTS = {
  title: text("llm-replay"),
  "github-token": optional,
  "working-directory": text("."),
  cassettes: text("cassettes"),
  "run-file": list(".llm-replay/run.json"),
  base: optional,
  report: optional,
  "fail-on": choice("regression", "warning", "never"),
  "on-missing-tests": configured,
  "on-missing-base": configured,
  "on-missing-run": choice("warn", "fail", "pass"),
  "on-unreadable": configured,
  "on-refused": choice("warn", "fail", "pass"),
  comment: choice("always", "changes", "never"),
  check: flag("true"),
  annotations: flag("true"),
  html: optional,
  json: optional,
  junit: optional,
} satisfies Readonly<Record<string, Input<unknown>>>;

/** The names of all inputs. */
export const INPUT_NAMES: readonly string[] = [...Object.keys(INPUTS), ...Object.keys(THRESHOLD_FLAGS)];
