import { configurationOf } from "./configuration.ts";
import type { MatcherName } from "./table.ts";
import type { Finding, Verdict } from "./verdict.ts";

/** Signs a finding with the matcher's name and what it was given beside its subject. */
export const signed = (name: MatcherName, given: readonly unknown[], finding: Finding): Verdict => ({
  name,
  ...finding,
  configuration: configurationOf(given),
});

/** What is there now, or will be. */
export type MaybeLater<T> = T | Promise<T>;

/** Signs a finding that is there, or will be; `isLater`: gives a promise either way. */
export const signedSoon = (
  name: MatcherName,
  given: readonly unknown[],
  found: MaybeLater<Finding>,
  isLater: boolean,
): MaybeLater<Verdict> => {
  const sign = (finding: Finding): Verdict => signed(name, given, finding);
  if ("then" in found) return found.then(sign);
  return isLater ? Promise.resolve(sign(found)) : sign(found);
};

/**
 * Makes a matcher: a plain function of a subject and what is expected of it. It says what it found; name and
 * configuration are added here. `methods-of.ts` makes the same function a method of `expect`.
 */
export const matcher =
  <Subject, Given extends readonly unknown[]>(
    name: MatcherName,
    find: (subject: Subject, ...given: Given) => Finding,
  ): ((subject: Subject, ...given: Given) => Verdict) =>
  (subject, ...given) =>
    signed(name, given, find(subject, ...given));
