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

/** Requires one of some words. @throws `matcherArgument`. */
export const requireOneOf = <Word extends string>(
  matcher: MatcherName,
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
