import { type ContainOptions, judgeContained, type Needle } from "./contain.ts";
import { matcher } from "./matcher.ts";
import type { OutputSubject } from "./output.ts";

/**
 * The output holds at least one of the texts.
 *
 * @throws `matcherArgument`.
 * @example
 * ```ts
 * expect("Your money comes back.").toContainAnyOf(["refund", "money"]);
 * expect("It is on its way.").not.toContainAnyOf(["refund", "money"]);
 * ```
 * @function
 */
export const containAnyOf = matcher(
  "containAnyOf",
  (subject: OutputSubject, texts: readonly Needle[], options: ContainOptions = {}) =>
    judgeContained("containAnyOf", subject, texts, options, { words: "one of", count: 1 }),
);
