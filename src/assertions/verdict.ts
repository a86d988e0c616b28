import type { JsonValue } from "../formats/json.ts";
import type { CallReference } from "./explain-call.ts";

/**
 * What a matcher found out: data about a claim. With data, a claim and its opposite are exact complements. Without,
 * neither is known: the verdict is `unjudged`, `pass` is `false`, and {@link not} leaves it so; it fails either way and
 * its message says what is missing.
 */
export interface Verdict {
  /** The matcher's name, such as `costLessThan`. */
  readonly name: string;
  /** The claim holds. */
  readonly pass: boolean;
  /** Data is missing, so that neither the claim nor its opposite can be told. */
  readonly unjudged?: true;
  /** What was found, what was expected, the call concerned and the nearest fix; true whether the claim holds or not. */
  readonly message: string;
  readonly actual: unknown;
  readonly expected: unknown;
  /** How good, where there is more than yes and no; most matchers that score do so from 0 to 1. */
  readonly score?: number;
  /** What {@link score} is measured against. */
  readonly threshold?: number;
  /** The call that decided. */
  readonly call?: CallReference;
  /** What the matcher was given beside its subject, as plain data. */
  readonly configuration?: JsonValue;
}

/** A verdict before its matcher has signed it. */
export type Finding = Omit<Verdict, "name" | "configuration">;

/** Tells whether an assertion holds that was made with `.not` or without. */
export const holds = ({ pass, unjudged }: Finding, isNot = false): boolean => !unjudged && pass !== isNot;

/** What was expected is then the opposite. */
const negated = (message: string): string => message.replaceAll(/^ {2}expected +/gm, "$&not ");

/**
 * Turns a verdict round, as `.not` does; one that could not be judged stays a failure.
 *
 * @example
 * ```ts
 * assert.ok(not(costLessThan(trace, 0.000001)).pass);
 * ```
 */
export const not = (verdict: Verdict): Verdict =>
  verdict.unjudged ? verdict : { ...verdict, pass: !verdict.pass, message: negated(verdict.message) };
