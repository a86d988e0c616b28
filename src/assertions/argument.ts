import { types } from "node:util";
import { failure } from "../errors.ts";
import { showValue } from "./show.ts";
import type { MatcherName } from "./table.ts";

/** Requires a number that can be compared with. @throws `matcherArgument`. */
export const requireNumber = (
  matcher: MatcherName,
  name: string,
  value: unknown,
  min = -Infinity,
): number => {
  if (typeof value === "number" && Number.isFinite(value) && value >= min) return value;
  const range = min === -Infinity ? "" : `, ${min} or more`;
  throw failure("matcherArgument", matcher, name, describe(value), `a number${range}`);
};

/** Requires a number from 0 to 1. @throws `matcherArgument`. */
export const requireShare = (matcher: MatcherName, name: string, value: unknown): number => {
  if (typeof value === "number" && value >= 0 && value <= 1) return value;
  throw failure("matcherArgument", matcher, name, describe(value), "a number from 0 to 1");
};

/** Requires a whole number, `min` or more. @throws `matcherArgument`. */
export const requireCount = (matcher: MatcherName, name: string, value: unknown, min = 1): number => {
  if (typeof value === "number" && Number.isInteger(value) && value >= min) return value;
  throw failure("matcherArgument", matcher, name, describe(value), `a whole number, ${min} or more`);
};

/** Requires the name of something, or an expression for it: without, nothing would ever be found. @throws `matcherArgument`. */
export const requireName = (matcher: MatcherName, name: string, value: unknown): void => {
  if (types.isRegExp(value) || (typeof value === "string" && value !== "")) return;
  throw failure("matcherArgument", matcher, name, describe(value), "a name or a regular expression");
};

/** Requires one of some words. @throws `matcherArgument`. */
export const requireOneOf = <Word extends string>(
  matcher: MatcherName | "traceShape",
  name: string,
  value: unknown,
  words: readonly Word[],
): Word => {
  const found = words.find((word) => word === value);
  if (found !== undefined) return found;
  throw failure(
    "matcherArgument",
    matcher,
    name,
    describe(value),
    words.map((word) => `"${word}"`).join(", "),
  );
};

const describe = (value: unknown): string => (typeof value === "number" ? String(value) : showValue(value));

/** Requires an object with a limit, 0 or more, for at least one of some kinds. @throws `matcherArgument`. */
export const requireLimits = <Kind extends string>(
  matcher: MatcherName,
  limits: unknown,
  kinds: readonly Kind[],
): readonly [readonly [Kind, number], ...(readonly [Kind, number])[]] => {
  const given = typeof limits === "object" && limits !== null ? Object.entries(limits) : [];
  const [first, ...rest] = given.map(
    ([kind, limit]) =>
      [requireOneOf(matcher, "a limit's name", kind, kinds), requireNumber(matcher, kind, limit, 0)] as const,
  );
  if (first) return [first, ...rest];
  throw failure(
    "matcherArgument",
    matcher,
    "the limit",
    describe(limits),
    `a number, or limits of ${kinds.join(", ")}`,
  );
};

/** Requires a share of a hundred: more than 0, 100 or less. @throws `matcherArgument`. */
export const requirePercentile = (matcher: MatcherName, value: number | undefined): number | undefined => {
  if (value === undefined || (typeof value === "number" && value > 0 && value <= 100)) return value;
  throw failure("matcherArgument", matcher, "percentile", describe(value), "more than 0, and 100 or less");
};
