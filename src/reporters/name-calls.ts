/** Names calls by their places in a trace, counted from 0, as a reader counts: `call 2`, `calls 1–3`, `calls 1, 3`. */
export const nameCalls = (indexes: readonly number[]): string => {
  const places = [...new Set(indexes)].toSorted((a, b) => a - b).map((index) => index + 1);
  const [first = 0] = places;
  const last = places.at(-1) ?? first;
  if (places.length < 2) return `call ${first}`;
  const isRun = places.length > 2 && last - first === places.length - 1;
  return `calls ${isRun ? `${first}–${last}` : places.join(", ")}`;
};
