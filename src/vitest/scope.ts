import type { Options } from "../session/options.ts";

/** The test file that runs now, as `useCassette` reaches it. */
export interface Scope {
  /** Sets options for the suite that is being collected, or the test or hook that runs. */
  readonly use: (options: Options) => void;
  /** Collecting is over: hooks and tests run. */
  isRunning: boolean;
}

const SLOT = Symbol.for("llm-replay.vitest");
const realm = globalThis as { [SLOT]?: Scope };

/** Makes `use` the way into the test file that runs now; the next file's setup replaces it. */
export const enterScope = (scope: Pick<Scope, "use">): Scope =>
  (realm[SLOT] = { ...scope, isRunning: false });

/** Gives the test file that runs now, `undefined` outside Vitest or without the plugin. */
export const enteredScope = (): Scope | undefined => realm[SLOT];
