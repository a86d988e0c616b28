/** Prints a moment, in milliseconds since 1970, as ISO 8601 in UTC; `undefined` where it is none that a `Date` can hold. */
export const isoTime = (ms: number): string | undefined => {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
};
