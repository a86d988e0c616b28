import * as fc from "fast-check";
import { expect } from "vitest";
import { LlmReplayError } from "../../src/errors.ts";

/** A property of a part, for any input. */
export type Target = fc.IAsyncPropertyWithHooks<unknown[]>;

/** The properties of one part, by what they promise. */
export type Targets = Readonly<Record<string, Target>>;

/** Makes a target of arbitraries and what holds of their values. */
export const property = <T extends [unknown, ...unknown[]]>(
  ...args: [...{ [K in keyof T]: fc.Arbitrary<T[K]> }, (...values: T) => Promise<void> | void]
): Target => {
  const [work, ...arbitraries] = [
    args.at(-1) as (...values: T) => Promise<void> | void,
    ...args.slice(0, -1),
  ];
  const all = fc.tuple(...(arbitraries as fc.Arbitrary<unknown>[]));
  return fc.asyncProperty(all, async (values) => work(...(values as T)));
};

/** Does what may be refused by name, and by nothing else. */
export const orRefused = async <T>(work: () => Promise<T> | T): Promise<T | undefined> => {
  try {
    return await work();
  } catch (error) {
    expect(error).toBeInstanceOf(LlmReplayError);
    return undefined;
  }
};
