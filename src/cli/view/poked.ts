/** Work that is done some time after it was asked for. */
export interface Poked extends AsyncDisposable {
  /** Asks for the work; more of these before it begins are one. */
  readonly poke: () => void;
}

/**
 * Does work once what asks for it has had time to be done, `pause` milliseconds later, never twice at a time, and so that
 * it takes no more than half of the time. Disposing waits for what is being done.
 */
export const poked = (work: () => Promise<void>, pause: number): Poked => {
  let timer: NodeJS.Timeout | undefined;
  let isWanted = false;
  let doing: Promise<void> | undefined;
  const start = (ms: number): void => {
    isWanted = false;
    timer = setTimeout(() => {
      timer = undefined;
      doing = run();
    }, ms);
  };
  const run = async (): Promise<void> => {
    const from = performance.now();
    await work();
    doing = undefined;
    if (isWanted) start(Math.max(pause, performance.now() - from));
  };
  return {
    poke: () => {
      if (doing) isWanted = true;
      else if (timer === undefined) start(pause);
    },
    [Symbol.asyncDispose]: async () => {
      clearTimeout(timer);
      await doing;
      clearTimeout(timer);
    },
  };
};
