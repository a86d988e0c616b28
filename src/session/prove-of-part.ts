import { failure } from "../errors.ts";
import type { Options } from "./options.ts";

/**
 * Proves that options can hold for a part of a suite.
 *
 * @throws `suiteOptionMisplaced` for `budgets: { suite }` and `thresholds`.
 */
export const proveOfPart = ({ budgets, thresholds }: Options): void => {
  if (budgets?.suite) throw failure("suiteOptionMisplaced", "budgets: { suite }");
  if (thresholds) throw failure("suiteOptionMisplaced", "thresholds");
};
