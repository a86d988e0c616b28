import type { ExpectMethods } from "../dist/assertions/expect-methods.js";

// The global expect, by @types/jest.
declare global {
  namespace jest {
    interface Matchers<R, T = {}> extends ExpectMethods<R> {}
  }
}

// The expect of @jest/globals.
declare module "expect" {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends ExpectMethods<R> {}
}
