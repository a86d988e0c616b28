/**
 * Counts the input as a usage does, for a provider that counts apart what it read from a cache and what it wrote to
 * it; `undefined` where it did not count what is left.
 */
export const wholeInput = (
  fresh: number | undefined,
  cacheRead: number | undefined,
  cacheWrite: number | undefined,
): number | undefined => (fresh === undefined ? undefined : fresh + (cacheRead ?? 0) + (cacheWrite ?? 0));
