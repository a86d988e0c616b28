import { failure } from "../errors.ts";
import { nearestName } from "../nearest-name.ts";
import { LIMIT_KINDS, type LimitKind, parseLimit } from "./parse-limit.ts";
import type { RunFile } from "./run-file.ts";
import {
  type Absence,
  DEFAULT_THRESHOLDS,
  type Limits,
  type Missing,
  type Thresholds,
} from "./thresholds.ts";

/** A limit as one writes it, such as `"+10%"`, `"+10% and +20"`, `0.5`, `"2s"` or `false`; see `parseLimit`. */
export type WrittenLimit = string | number | false;

/**
 * The limits of one test as one writes them.
 *
 * @interface
 */
export type WrittenLimits = { readonly [K in keyof Limits]?: WrittenLimit | undefined };

/** Thresholds as one writes them, in the plugin's option `thresholds` or as flags; what is not given stays as it is. */
export interface ThresholdOptions extends WrittenLimits {
  /** For the sums over all tests. */
  readonly suite?: Pick<WrittenLimits, "cost" | "tokens" | "calls"> | undefined;
  /** For single tests, by id or by the cassette's path, with `*` for any characters. */
  readonly tests?: Readonly<Record<string, WrittenLimits>> | undefined;
  /** The probability of a false alarm over all measured figures of a suite; default: 0.05. */
  readonly alpha?: number | undefined;
  /** What to do where something is missing that a verdict needs. */
  readonly absence?: Partial<Absence> | undefined;
}

const { cost, tokens, calls } = LIMIT_KINDS;
const SUITE = { cost, tokens, calls };
const MISSING: readonly Missing[] = ["fail", "warn", "pass"];

type Given = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Given =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What is set in an object whose names are all known. */
const membersOf = (place: string, value: unknown, known: readonly string[]): [string, unknown][] => {
  if (!isObject(value)) throw failure("thresholdInvalid", place, value, `{ ${known.join("?, ")}? }`);
  const given = Object.entries(value).filter(([, member]) => member !== undefined);
  const stray = given.map(([name]) => name).find((name) => !known.includes(name));
  if (stray === undefined) return given;
  throw failure("thresholdUnknown", `${place}.${stray}`, known.join(", "), nearestName(stray, known));
};

const limitsIn = <T extends Readonly<Record<string, LimitKind>>>(
  place: string,
  given: unknown,
  kinds: T,
): Partial<Limits> =>
  Object.fromEntries(
    membersOf(place, given, Object.keys(kinds)).map(([name, value]) => {
      const kind: LimitKind = kinds[name] ?? { unit: "" };
      const limit = parseLimit(`${place}.${name}`, value, kind);
      return [name, kind.boundOnly && limit !== false ? limit.bound : limit];
    }),
  );

/** Who says how long something may take means it of single measurements too, unless these have a limit of their own. */
const withSingles = (limits: Partial<Limits>): Partial<Limits> => ({
  ...(limits.latency !== undefined && { singleLatency: limits.latency }),
  ...(limits.firstChunk !== undefined && { singleFirstChunk: limits.firstChunk }),
  ...limits,
});

const absenceIn = (place: string, given: unknown): Partial<Absence> =>
  Object.fromEntries(
    membersOf(place, given, Object.keys(DEFAULT_THRESHOLDS.absence)).map(([name, value]) => {
      const found = MISSING.find((each) => each === value);
      if (!found) throw failure("thresholdInvalid", `${place}.${name}`, value, MISSING.join(" | "));
      return [name, found];
    }),
  );

const alphaIn = (place: string, value: unknown): number => {
  if (typeof value === "number" && value > 0 && value < 1) return value;
  throw failure("thresholdInvalid", place, value, "a probability between 0 and 1, such as 0.05");
};

const PARTS = ["suite", "tests", "alpha", "absence"];

const testsIn = (place: string, given: unknown): Thresholds["tests"] => {
  if (!isObject(given))
    throw failure("thresholdInvalid", place, given, "{ [test id, path or pattern]: { … } }");
  return Object.fromEntries(
    Object.entries(given).map(([key, limits]) => [
      key,
      withSingles(limitsIn(`${place}[${JSON.stringify(key)}]`, limits, LIMIT_KINDS)),
    ]),
  );
};

/**
 * Reads thresholds as one writes them; what is not given is as in `standard`. `place` is what they are called in errors.
 *
 * @throws `thresholdUnknown` with the nearest right name, or `thresholdInvalid` with what the value must be.
 */
export const parseThresholds = (
  given: object,
  standard: Thresholds = DEFAULT_THRESHOLDS,
  place = "thresholds",
): Thresholds => {
  const members = membersOf(place, given, [...Object.keys(LIMIT_KINDS), ...PARTS]);
  const { suite = {}, tests = {}, alpha = standard.alpha, absence = {} } = Object.fromEntries(members);
  const own = Object.fromEntries(members.filter(([name]) => !PARTS.includes(name)));
  return {
    test: { ...standard.test, ...withSingles(limitsIn(place, own, LIMIT_KINDS)) },
    suite: { ...standard.suite, ...limitsIn(`${place}.suite`, suite, SUITE) },
    tests: { ...standard.tests, ...testsIn(`${place}.tests`, tests) },
    alpha: alphaIn(`${place}.alpha`, alpha),
    absence: { ...standard.absence, ...absenceIn(`${place}.absence`, absence) },
  };
};

/**
 * Gives what holds for a report: what is `given` with the command, else what the tests' run was configured with, else
 * the defaults.
 *
 * @throws what `parseThresholds` throws.
 */
export const thresholdsFor = (
  run: Pick<RunFile, "thresholds"> | undefined,
  given: ThresholdOptions = {},
): Thresholds => parseThresholds(given, parseThresholds(run?.thresholds ?? {}));
