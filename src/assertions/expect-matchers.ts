import * as matchers from "./matchers.ts";
import { type MatcherOf, methodsOf } from "./methods-of.ts";
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
export const expectMatchers = methodsOf((name) => all[name]);
