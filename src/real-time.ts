/**
 * The timers and clocks of the process, taken at import. A test's fake timers must neither hold an answer back nor be
 * advanced by one, and what loads at the first request would only find the fakes: so a test runner imports this first.
 */
export const { setTimeout, clearTimeout, setImmediate, Date: RealDate } = globalThis;

/** Reads a clock that only runs forward, in milliseconds. */
export const monotonic: () => number = performance.now.bind(performance);
