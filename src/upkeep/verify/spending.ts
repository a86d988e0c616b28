/** Keeps what is paid within a limit, also where several calls are under way. */
export interface Spending {
  /** Sets aside what a call may cost, in US dollars; `false` where that is too much, and for all that follow. */
  readonly reserve: (estimate: number) => boolean;
  /** Tells what it did cost in the place of what was set aside; `undefined`: that is not known, and the estimate stands. */
  readonly settle: (estimate: number, cost: number | undefined) => void;
}

/** Opens a purse of `limit` US dollars; absent: without a limit. */
export const openSpending = (limit = Infinity): Spending => {
  let taken = 0;
  let isOver = false;
  return {
    reserve: (estimate) => {
      isOver ||= taken + estimate > limit;
      if (!isOver) taken += estimate;
      return !isOver;
    },
    settle: (estimate, cost) => {
      taken += (cost ?? estimate) - estimate;
    },
  };
};
