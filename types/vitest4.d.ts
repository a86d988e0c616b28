import type { ExpectMethods } from "../dist/assertions/expect-methods.js";

declare module "vitest" {
  interface Matchers<T> extends ExpectMethods<void> {}
}
