import type { ExpectMethods } from "../assertions/expect-methods.ts";

declare module "vitest" {
  interface Matchers<
    R extends void | Promise<void> = void | Promise<void>,
    T = unknown,
  > extends ExpectMethods<R> {}
}

export type { ExpectMethods };
