import { types } from "node:util";
import { requireOneOf } from "./argument.ts";
import { findPii, maskPii, type Pii, PII_KINDS, type PiiKind } from "./find-pii.ts";
import { judged } from "./finding.ts";
import { matcher } from "./matcher.ts";
import { overOutput, type OutputSubject } from "./output.ts";
import type { Selection } from "./select.ts";

/** What {@link containNoPii} looks for. */
export interface PiiOptions extends Selection {
  /** Default: all. */
  readonly kinds?: readonly PiiKind[] | undefined;
  /** What may stand there all the same, such as your own support address: whole values, or expressions. */
  readonly allow?: readonly (string | RegExp)[] | undefined;
}

const isAllowed = ({ value }: Pii, allow: readonly (string | RegExp)[]): boolean =>
  allow.some((each) => (types.isRegExp(each) ? value.search(each) !== -1 : each === value));

/**
 * The output holds no personal data: email addresses, phone numbers, payment cards (by their check digit), IBANs (by
 * theirs), US social security numbers, IP addresses. The message shows what was found masked, since logs are read by
 * many. Names and addresses are not looked for.
 *
 * @throws `matcherArgument`.
 * @example
 * ```ts
 * expect("Write to help@shop.test.").toContainNoPii({ allow: ["help@shop.test"] });
 * expect("Her card is 4111 1111 1111 1111.").not.toContainNoPii();
 * ```
 * @function
 */
export const containNoPii = matcher("containNoPii", (subject: OutputSubject, options: PiiOptions = {}) => {
  const kinds = (options.kinds ?? PII_KINDS).map((kind) =>
    requireOneOf("containNoPii", "a kind", kind, PII_KINDS),
  );
  return overOutput(subject, options, ({ text, call }) => {
    const found = findPii(text, kinds).filter((pii) => !isAllowed(pii, options.allow ?? []));
    const shown = found.map((pii) => `${pii.kind} ${maskPii(pii)} at ${pii.at}`);
    return judged(found.length === 0, {
      fact:
        found.length === 0
          ? "The output holds no personal data."
          : `The output holds personal data, ${found.length} in all.`,
      actual: found.map(({ kind, at }) => ({ kind, at })),
      expected: [],
      shown: {
        expected: `nothing of these kinds: ${kinds.join(", ")}`,
        actual: shown.length === 0 ? "nothing" : shown.slice(0, 10).join(", "),
      },
      call,
      fix: "Keep it out of the prompt, tell the model to leave it out, or pass allow: [ … ] where it may stand.",
    });
  });
});
