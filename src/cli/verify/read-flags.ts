import type { Header } from "../../cassette/cassette.ts";
import { failure } from "../../errors.ts";
import { readDriftLimits } from "../../upkeep/verify/limits.ts";
import { textOf, textsOf } from "../read-flags.ts";
import type { Flags } from "../session-options.ts";
import type { VerifyCommand } from "./verify.ts";

const wrong = (reason: string) => failure("flagInvalid", "verify", reason);

/** A value that no variable filled is a mistake of the shell's, and would be sent. */
const HEADER = /^([\w!#$%&'*+.^`|~-]+):[ \t]*(\S(?:.*\S)?)\s*$/;

const headerOf = (text: string): Header => {
  const [, name, value] = HEADER.exec(text) ?? [];
  if (name === undefined || value === undefined)
    throw wrong(`--header must be "name: value", and ${JSON.stringify(text.replace(/:.*/s, ": …"))} is not`);
  return [name.toLowerCase(), value];
};

const countOf = (flags: Flags, name: string): number | undefined => {
  const value = flags[name];
  if (value === undefined) return undefined;
  if (typeof value === "number" && Number.isInteger(value) && value >= 1) return value;
  throw wrong(`--${name} must be a whole number, from 1`);
};

const maxCostOf = (value: unknown): number | undefined => {
  if (value === undefined) return undefined;
  if (typeof value === "number" && value >= 0) return value;
  throw wrong("--max-cost must be a number of US dollars, from 0");
};

const isOnlyDrifted = (only: unknown): boolean => {
  if (only === undefined || only === "drifted") return only !== undefined;
  throw wrong(`--only is ${JSON.stringify(only)}, but must be drifted`);
};

const CONCURRENCY = 4;

/**
 * Reads the flags of `llm-replay verify`.
 *
 * @throws `flagInvalid` or `thresholdInvalid` with what the value must be.
 */
export const readVerifyFlags = (flags: Flags, cassettes: readonly string[]): VerifyCommand => ({
  cassettes,
  dir: textOf(flags["dir"]),
  onlyDrifted: isOnlyDrifted(flags["only"]),
  sample: countOf(flags, "sample"),
  concurrency: countOf(flags, "concurrency") ?? CONCURRENCY,
  maxCost: maxCostOf(flags["max-cost"]),
  limits: readDriftLimits(flags),
  headers: (textsOf(flags["header"]) ?? []).map(headerOf),
  hosts: textsOf(flags["host"]) ?? [],
  unsafe: flags["unsafe"] === true,
  update: flags["update"] === true,
  yes: flags["yes"] === true,
  json: flags["json"] === true,
});
