import type { ExpectMethods } from "../assertions/expect-methods.ts";
import type { SnapshotMethods } from "./trace-snapshot.ts";

declare module "vitest" {
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown>
    extends ExpectMethods<R>, SnapshotMethods<R> {}
}

export type { ExpectMethods };
