import { types } from "node:util";
import { failure } from "../errors.ts";
import { judged } from "./finding.ts";
import { overOutput, type OutputSubject } from "./output.ts";
import type { Selection } from "./select.ts";
import { showText } from "./show.ts";
import type { MatcherName } from "./table.ts";
import type { Finding } from "./verdict.ts";

/** How texts are looked for. */
export interface ContainOptions extends Selection {
  /** Upper and lower case are the same; regular expressions decide that by their own flag. */
  readonly ignoreCase?: boolean | undefined;
}

/**
 * A text to look for.
 *
 * @inline
 */
export type Needle = string | RegExp;

const fold = (text: string, ignoreCase: boolean): string => (ignoreCase ? text.toLowerCase() : text);

const isIn = (text: string, needle: Needle, ignoreCase: boolean): boolean =>
  typeof needle === "string"
    ? fold(text, ignoreCase).includes(fold(needle, ignoreCase))
    : text.search(needle) !== -1;

const requireNeedles = (matcher: MatcherName, needles: readonly Needle[]): void => {
  const isList =
    Array.isArray(needles) &&
    needles.length > 0 &&
    needles.every((each) => (typeof each === "string" && each !== "") || types.isRegExp(each));
  if (!isList)
    throw failure(
      "matcherArgument",
      matcher,
      "the list",
      JSON.stringify(needles) ?? "absent",
      "texts or regular expressions, at least one and none empty",
    );
};

const show = (needles: readonly Needle[]): string[] =>
  needles.map((needle) => (typeof needle === "string" ? showText(needle) : String(needle)));

/** Judges how many of the texts an output holds. @throws `matcherArgument`. */
export const judgeContained = (
  matcher: MatcherName,
  subject: OutputSubject,
  needles: readonly Needle[],
  options: ContainOptions,
  enough: { readonly words: string; readonly count: number },
): Finding => {
  requireNeedles(matcher, needles);
  const { ignoreCase = false } = options;
  return overOutput(subject, options, ({ text, call }) => {
    const found = needles.filter((needle) => isIn(text, needle, ignoreCase));
    const lacking = needles.filter((needle) => !found.includes(needle));
    const byCase = lacking.filter((needle) => !ignoreCase && isIn(text, needle, true));
    return judged(found.length >= enough.count, {
      fact: `The output holds ${found.length} of ${needles.length} texts.`,
      actual: text,
      expected: needles,
      shown: { expected: `${enough.words} ${show(needles).join(", ")}`, actual: showText(text) },
      call,
      rows: [
        ["found", show(found).join(", ")],
        ["lacking", show(lacking).join(", ")],
      ],
      fix:
        byCase.length > 0
          ? `In another case it holds ${show(byCase).join(", ")}: pass ignoreCase: true.`
          : "Ask for what is lacking in the prompt, or compare meanings with toMatchSemantically.",
      score: found.length / needles.length,
      threshold: enough.count / needles.length,
    });
  });
};
