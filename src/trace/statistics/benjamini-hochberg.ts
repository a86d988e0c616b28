/**
 * Adjusts probabilities of many comparisons, so that taking those up to `q` makes at most the share `q` of false
 * discoveries; in the order given (Y. Benjamini and Y. Hochberg, JRSS B 57, 1995).
 */
export const benjaminiHochberg = (probabilities: readonly number[]): number[] => {
  const count = probabilities.length;
  const descending = [...probabilities.entries()].toSorted(([, a], [, b]) => b - a);
  const adjusted = [...probabilities];
  let least = 1;
  for (const [place, [index, probability]] of descending.entries()) {
    least = Math.min(least, (probability * count) / (count - place));
    adjusted[index] = least;
  }
  return adjusted;
};
