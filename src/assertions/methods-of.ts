import { failure } from "../errors.ts";
import { MATCHER_NAMES, type MatcherName } from "./table.ts";
import { holds, not, type Verdict } from "./verdict.ts";

/** Any matcher, as far as `expect` needs to know it. */
type AnyMatcher = (subject: never, ...given: never[]) => Verdict | Promise<Verdict>;

/** Gives a matcher by its name. */
export type MatcherOf = (name: MatcherName) => AnyMatcher;

/**
 * What `expect.extend` of Vitest and Jest binds as `this`; `promise` is absent in asymmetric use.
 *
 * @inline
 */
interface ExpectState {
  readonly isNot?: boolean;
  readonly promise?: string;
  /** It is one of several tries of one assertion, as `expect.poll` of Vitest makes them. */
  readonly poll?: boolean;
  readonly assertion?: object;
}

/** A matcher that was called as a method of `expect`, and what came of it. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly subject: unknown;
  readonly state: ExpectState;
}

/** Is told of each judgement, before `expect` is. */
export type Observer = (judgement: Judgement) => void;

/**
 * What `expect.extend` wants back.
 *
 * @inline
 */
interface ExpectResult {
  readonly pass: boolean;
  /** Says what was found. */
  readonly message: () => string;
}

/** A matcher as a method of `expect`. */
export type ExpectMatcher = (
  this: ExpectState,
  subject: unknown,
  ...given: unknown[]
) => ExpectResult | Promise<ExpectResult>;

/** The name of a matcher as a method of `expect`. */
export type MethodName<Name extends string = MatcherName> = `to${Capitalize<Name>}`;

/** Gives the name of a matcher as a method of `expect`, such as `toCostLessThan`. */
export const methodName = (name: MatcherName): MethodName =>
  `to${name.charAt(0).toUpperCase()}${name.slice(1)}` as MethodName;

/** A verdict that cannot be judged must fail under `.not` too, and there what passes is what fails. */
const resultOf = (verdict: Verdict, isNot: boolean): ExpectResult => ({
  pass: holds(verdict, isNot) !== isNot,
  message: () =>
    isNot
      ? `not.${methodName(verdict.name as MatcherName)}: ${not(verdict).message}`
      : `${methodName(verdict.name as MatcherName)}: ${verdict.message}`,
});

const expectMatcher = (name: MatcherName, matcherOf: MatcherOf, observe?: Observer): ExpectMatcher =>
  function (subject, ...given) {
    const told = (verdict: Verdict): ExpectResult => {
      observe?.({ verdict, subject, state: this });
      return resultOf(verdict, this.isNot ?? false);
    };
    const matcher = matcherOf(name) as (subject: unknown, ...given: unknown[]) => Verdict | Promise<Verdict>;
    const verdict = matcher(subject, ...given);
    // Not `instanceof`: under Vitest's vm pools it is another realm's.
    if (!("then" in verdict)) return told(verdict);
    if (this.promise === undefined) throw failure("matcherAsynchronous", methodName(name));
    return verdict.then(told);
  };

/**
 * Makes of all matchers what `expect.extend` takes; `matcherOf` is asked when one is called, and `observe` is told what
 * came of it. A promise comes back only from those that must wait; inside another matcher (`expect.objectContaining`)
 * those throw `matcherAsynchronous`, since nothing there would wait for them.
 */
export const methodsOf = (matcherOf: MatcherOf, observe?: Observer): Record<MethodName, ExpectMatcher> =>
  Object.fromEntries(
    MATCHER_NAMES.map((name) => [methodName(name), expectMatcher(name, matcherOf, observe)]),
  ) as Record<MethodName, ExpectMatcher>;
