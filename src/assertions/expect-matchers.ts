import * as matchers from "./matchers.ts";
import { type ExpectMatcher, type MatcherOf, type MethodName, methodsOf } from "./methods-of.ts";
import type { MatcherName } from "./table.ts";

const all: Readonly<Record<MatcherName, ReturnType<MatcherOf>>> = matchers;

/**
 * All matchers as `expect.extend` of Vitest and Jest takes them.
 *
 * @example
 * ```ts
 * expect.extend(expectMatchers);
 * ```
 */
export const expectMatchers: Readonly<Record<MethodName, ExpectMatcher>> = methodsOf((name) => all[name]);
