import { inspect } from "node:util";

/** `expect.any(String)` and its like, of any `expect`. */
interface Asymmetric {
  readonly asymmetricMatch: (value: unknown) => boolean;
  readonly toAsymmetricMatcher?: () => string;
  readonly toString: () => string;
  readonly sample?: unknown;
}

/** Tells whether a value is a matcher that stands for others, as `expect.any(String)` does. */
export const isAsymmetric = (value: unknown): value is Asymmetric =>
  typeof value === "object" &&
  value !== null &&
  "asymmetricMatch" in value &&
  typeof value.asymmetricMatch === "function";

/** Names such a matcher as `expect` does, such as `Any<String>`; most of those of Vitest do not tell their sample. */
export const nameOfAsymmetric = (matcher: Asymmetric): string => {
  if (matcher.toAsymmetricMatcher) return matcher.toAsymmetricMatcher();
  const name = matcher.toString();
  if (name.startsWith("[object")) return "something else";
  return matcher.sample === undefined
    ? name
    : `${name}<${inspect(matcher.sample, { breakLength: Infinity })}>`;
};
