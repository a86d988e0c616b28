import { setImmediate } from "../real-time.ts";

/** How many turns are asked for at once; a round of the event loop each would cost a stream as much as all the rest. */
const AT_ONCE = 8;

/**
 * Gives a function that waits for the next turn: all promises and ticks of the turn before are settled by then, so that
 * two pieces of a body given in turns of their own are not read as one.
 */
export const turns = (): (() => Promise<void>) => {
  let asked = 0;
  let go: (() => void) | undefined;
  const turn = (): void => {
    asked--;
    go?.();
    go = undefined;
  };
  return () =>
    new Promise((resolve) => {
      go = resolve;
      if (asked > 0) return;
      for (; asked < AT_ONCE; asked++) setImmediate(turn);
    });
};
