/** Multiplies two vectors of one length. */
export const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
};

/** Gives the cosine of two vectors, -1 to 1; 0 where one of them is all zeros. */
export const cosine = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  const length = Math.sqrt(dot(a, a)) * Math.sqrt(dot(b, b));
  return length === 0 ? 0 : dot(a, b) / length;
};
