/** What a `Date` holds, in milliseconds before and after 1970 (https://tc39.es/ecma262/#sec-time-values-and-time-range). */
const MOST = 8.64e15;

/** Keeps a time that a cassette may tell wrongly within what dates can be, so that sums of times stay numbers. */
export const boundedMs = (ms: number): number => Math.min(Math.max(ms, -MOST), MOST);
