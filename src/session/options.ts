import { types } from "node:util";
import * as v from "valibot";
import { isCredentialHeader } from "../cassette/credential.ts";
import type { CassetteStore } from "../cassette/store.ts";
import { failure } from "../errors.ts";
import type { ThresholdOptions } from "../reporters/parse-thresholds.ts";
import type { RedactOptions } from "../recorder/redact.ts";
import type { MatchOptions } from "../replay/match-options.ts";
import { BUDGET_NAMES, type Budgets } from "../trace/budgets/budgets.ts";
import { ownPriceSchema } from "../trace/prices/own-price-schema.ts";
import type { Prices } from "../trace/prices/own-prices.ts";
import type { TrafficPatterns } from "../wire/traffic.ts";
import { readAge } from "../cassette/age.ts";
import { type ModeOption, MODES } from "./mode.ts";
import { nearestName } from "../nearest-name.ts";

/** What names a cassette's file may be chosen by. */
export interface CassetteName {
  /** The folder of all cassettes, absolute. */
  readonly dir: string;
  /** The test file, absolute; absent outside a test runner. */
  readonly file?: string;
  /** The test's full name, or the name given to `withCassette`. */
  readonly name: string;
}

const functionOf = <T>() => v.custom<T>((value) => typeof value === "function");
const strings = v.array(v.string());
// Not `instanceof`: an expression may come from another realm.
const regExp = v.custom<RegExp>(types.isRegExp);

const addresses = v.array(v.union([v.string(), regExp]));

const fromZero = v.pipe(v.number(), v.minValue(0));

/** What one test may take, and with `suite` what all tests together may. */
export interface TestBudgets extends Budgets {
  readonly suite?: Omit<Budgets, "firstChunk"> | undefined;
}

const budgetRows = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, v.optional(fromZero)]));

/** A time to a first chunk has no sum. */
const SUITE_BUDGETS = BUDGET_NAMES.filter((name) => name !== "firstChunk");

/** A row of the table: how a value is checked, what to say it must be, and what it does. */
const row = <S extends v.GenericSchema>(schema: S, expected: string, help: string, standard?: string) => ({
  schema,
  expected,
  help,
  standard,
});

/** The one table of options: types, defaults, help and error messages come from it. */
const TABLE = {
  mode: row(
    v.custom<ModeOption>((value) => typeof value === "string"),
    [...MODES, "auto"].join(" | "),
    "What may go over the network; LLM_REPLAY_MODE wins over it. `auto`: `replay` where CI is set, else `once`.",
    "auto",
  ),
  dir: row(v.string(), "a path", "The folder of the cassettes.", "cassettes"),
  traffic: row(
    v.strictObject({
      record: v.optional(addresses),
      pass: v.optional(addresses),
      drop: v.optional(addresses),
    }) as v.GenericSchema<TrafficPatterns>,
    "{ record?, pass?, drop? }, each a list of hosts or addresses, * for any characters, or regular expressions",
    "Which traffic is recorded, let through, or dropped, where the built-in classes are not right.",
  ),
  match: row(
    v.strictObject({
      ignore: v.optional(strings),
      normalize: v.optional(functionOf()),
      headers: v.optional(
        v.array(
          v.pipe(
            v.string(),
            v.check((name) => !isCredentialHeader(name)),
          ),
        ),
      ),
      credentials: v.optional(v.boolean()),
    }) as v.GenericSchema<MatchOptions>,
    "{ ignore?: JSON paths, normalize?: function, headers?: names (for keys: credentials), credentials?: boolean }",
    "What makes two requests the same, beyond method, URL and body.",
  ),
  redact: row(
    v.union([
      v.strictObject({
        hook: v.optional(functionOf()),
        patterns: v.optional(v.array(regExp)),
        fields: v.optional(strings),
        except: v.optional(strings),
        headers: v.optional(strings),
        keep: v.optional(strings),
      }),
      functionOf(),
    ]) as v.GenericSchema<RedactOptions | NonNullable<RedactOptions["hook"]>>,
    "a function of an interaction, or { hook?, patterns?, fields?, except?, headers?, keep? }",
    "What else must never reach the disk.",
  ),
  timing: row(
    v.union([v.picklist(["instant", "recorded"]), fromZero]),
    '"instant", "recorded" or a factor',
    "How long replayed answers take: not at all, as recorded, or that many times as recorded.",
    "instant",
  ),
  clock: row(
    v.picklist(["real", "recorded"]),
    '"real" or "recorded"',
    "`recorded`: while replaying, `Date` starts at the recording's time.",
    "real",
  ),
  unused: row(
    v.picklist(["report", "error"]),
    '"report" or "error"',
    "What recorded interactions that are no longer sent do: show in the summary, or fail.",
    "report",
  ),
  maxAge: row(
    v.pipe(
      v.string(),
      v.check((text) => readAge(text) !== undefined),
    ),
    'a number of hours, days or weeks, such as "30d"',
    "How old a cassette may grow before `stale` applies.",
  ),
  stale: row(
    v.picklist(["warn", "error", "record"]),
    '"warn", "error" or "record"',
    "What a cassette older than `maxAge` does: warn, fail, or be recorded again; LLM_REPLAY_STALE wins over it.",
    "warn",
  ),
  maxCost: row(
    fromZero,
    "a number of US dollars",
    "The cost at which one recording is stopped; a call whose price is not known stops it too.",
  ),
  maxCalls: row(
    v.pipe(v.number(), v.integer(), v.minValue(1)),
    "a whole number from 1",
    "The number of live calls at which one recording is stopped.",
  ),
  budgets: row(
    v.strictObject({
      ...budgetRows(BUDGET_NAMES),
      suite: v.optional(v.strictObject(budgetRows(SUITE_BUDGETS))),
    }) as v.GenericSchema<TestBudgets>,
    `{ ${BUDGET_NAMES.join("?, ")}?, suite?: { ${SUITE_BUDGETS.join("?, ")}? } }, all numbers`,
    "What one test may use, and under `suite` what all tests together may: dollars, tokens, calls, milliseconds. More fails.",
  ),
  thresholds: row(
    v.custom<ThresholdOptions>((value) => typeof value === "object" && value !== null),
    '{ cost?: "+10%", tokens?, calls?, errors?, cacheRead?, latency?, firstChunk?, similarity?: 0.6, score?: "-0.05", suite?, tests?, alpha?, absence? }',
    "How far `llm-replay diff` and the action let figures go before they fail: a share, an amount, a bound, or `off`; for each test, for the `suite`, for single `tests` by pattern.",
  ),
  prices: row(
    v.lazy((value) =>
      typeof value === "function" ? functionOf() : v.record(v.string(), ownPriceSchema),
    ) as v.GenericSchema<Prices>,
    "{ [model]: { input, output?, cacheRead?, cacheWrite?, cacheWrite1h?, reasoning?, request? } } or a function of a call",
    "Prices of own models, or other ones than the table's, in US dollars per million tokens; `request` for each call.",
  ),
  estimateTokens: row(
    v.boolean(),
    "true or false",
    "Counts the tokens that a provider did not, as an estimate; needs the package gpt-tokenizer.",
    "false",
  ),
  store: row(
    v.custom<CassetteStore>((value) => typeof value === "object" && value !== null),
    "an object with read and write",
    "Where cassettes are kept, if not on the disk.",
  ),
  resolveCassettePath: row(
    functionOf<(name: CassetteName) => string>(),
    "a function that returns a path inside `dir`",
    "Names the cassette's file otherwise.",
  ),
} as const;

type Table = typeof TABLE;

/**
 * The options of the plugin, of `useCassette` and of `withCassette`; all optional. The README's table tells each.
 *
 * @interface
 */
export type Options = { readonly [K in keyof Table]?: v.InferOutput<Table[K]["schema"]> | undefined };

/** One option as help texts and the README show it. */
export interface OptionRow {
  readonly name: keyof Options;
  readonly expected: string;
  readonly help: string;
  /** The value that holds where none is given. */
  readonly standard?: string;
}

/** Lists every option with its values, default and meaning. */
export const optionRows = (): OptionRow[] =>
  Object.entries(TABLE).map(([name, { expected, help, standard }]) => ({
    name: name as keyof Options,
    expected,
    help,
    ...(standard === undefined ? {} : { standard }),
  }));

/**
 * Proves that `given` is made of known options with values they can take, and returns it.
 *
 * @throws `optionUnknown` with the nearest right name, or `optionInvalid` with what the value must be.
 */
export const checkOptions = (given: object): Options => {
  for (const [name, value] of Object.entries(given)) {
    if (!isOption(name)) throw unknownOption(name);
    if (value === undefined) continue;
    const { schema, expected } = TABLE[name];
    const result = v.safeParse(schema, value);
    if (!result.success) throw misfit(name, value, expected, result.issues[0]);
  }
  return given;
};

const isOption = (name: string): name is keyof Table => Object.hasOwn(TABLE, name);

const unknownOption = (name: string) =>
  failure("optionUnknown", name, Object.keys(TABLE).join(", "), nearestName(name, Object.keys(TABLE)));

const misfit = (name: string, value: unknown, expected: string, issue: v.BaseIssue<unknown>) => {
  const inner = v.getDotPath(issue);
  if (inner === null) return failure("optionInvalid", name, value, expected);
  return failure("optionInvalid", `${name}.${inner}`, issue.input, `part of ${expected}`);
};
