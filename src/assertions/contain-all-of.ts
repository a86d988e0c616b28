import { type ContainOptions, judgeContained, type Needle } from "./contain.ts";
import { matcher } from "./matcher.ts";
import type { OutputSubject } from "./output.ts";

/**
 * The output holds every one of the texts. The score is the share that it holds.
 *
 * @throws `matcherArgument`.
 * @example
 * ```ts
 * expect("Refunds take 30 days.").toContainAllOf(["refund", /\d+ days/], { ignoreCase: true });
 * ```
 * @function
 */
export const containAllOf = matcher(
  "containAllOf",
  (subject: OutputSubject, texts: readonly Needle[], options: ContainOptions = {}) =>
    judgeContained("containAllOf", subject, texts, options, { words: "all of", count: texts.length }),
);
