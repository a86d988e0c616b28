import { setImmediate } from "../real-time.ts";

/** The most turns asked for at once; a round of the event loop each would cost a stream as much as all the rest. */
const MOST = 64;

/**
 * Gives a function that waits for the next turn: all promises and ticks of the turn before are settled by then, so that
 * two pieces of a body given in turns of their own are not read as one. Turns are asked for ahead, twice as many each time,
 * as long as the reader comes for every one of them.
 */
export const turns = (): (() => Promise<void>) => {
  let asked = 0;
  let atOnce = 1;
  let go: (() => void) | undefined;
  const turn = (): void => {
    asked--;
    if (go === undefined) atOnce = 1;
    go?.();
    go = undefined;
  };
  return () =>
    new Promise((resolve) => {
      go = resolve;
      if (asked > 0) return;
      for (; asked < atOnce; asked++) setImmediate(turn);
      atOnce = Math.min(2 * atOnce, MOST);
    });
};
