import { failure } from "../errors.ts";
import { showValue } from "./show.ts";
import type { MatcherName } from "./table.ts";

/** Requires a whole number, 1 or more. @throws `matcherArgument`. */
export const requireCount = (name: MatcherName, argument: string, value: number | undefined): number => {
  if (value !== undefined && Number.isInteger(value) && value >= 1) return value;
  throw failure("matcherArgument", name, argument, showValue(value), "a whole number, 1 or more");
};
