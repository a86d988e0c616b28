import { AsyncLocalStorage } from "node:async_hooks";
import type { Observer } from "../assertions/methods-of.ts";
import type { Score } from "../reporters/run-file.ts";
import { scoreOf } from "./score-of.ts";

/** Keeps the scores of the tests that run, each in its own async context. */
export interface ScoreKeeper {
  readonly observe: Observer;
  /** Runs a test and gives the scores of the matchers it called, in the order in which they were first asked. */
  readonly during: (run: () => Promise<void>) => Promise<readonly Score[]>;
}

/**
 * Starts to keep scores. `expect.poll` leaves the one of its last try. Inside another matcher (`expect.objectContaining`)
 * a matcher leaves none: it may be asked several times there, of values that are not the ones meant.
 */
export const keepScores = (): ScoreKeeper => {
  const tests = new AsyncLocalStorage<Map<object, Score>>();
  return {
    observe: (judgement) => {
      const { promise, poll, assertion } = judgement.state;
      if (promise === undefined) return;
      tests.getStore()?.set((poll && assertion) || judgement, scoreOf(judgement));
    },
    during: async (run) => {
      const kept = new Map<object, Score>();
      await tests.run(kept, run);
      return [...kept.values()];
    },
  };
};
