/** What stands for no change, or one too small to be told. */
const NOTHING = /^[±+−]0(?:\.0)? %$/;

/** Gives a growth as it was printed; `""` where it tells of nothing. */
export const toldGrowth = (shown: string): string => (NOTHING.test(shown) ? "" : shown);
