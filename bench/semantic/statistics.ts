/** The rank of every value; equal values share the mean of their ranks. */
const ranksOf = (values: readonly number[]): number[] => {
  const order = values.map((value, at) => ({ value, at })).toSorted((p, q) => p.value - q.value);
  const ranks = values.map(() => 0);
  for (let from = 0; from < order.length;) {
    let to = from;
    while (order[to]?.value === order[from]?.value) to++;
    for (const { at } of order.slice(from, to)) ranks[at] = (from + to + 1) / 2;
    from = to;
  }
  return ranks;
};

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Pearson's correlation. */
export const pearson = (a: readonly number[], b: readonly number[]): number => {
  const [meanA, meanB] = [mean(a), mean(b)];
  const products = (p: readonly number[], meanP: number, q: readonly number[], meanQ: number): number =>
    p.reduce((sum, value, at) => sum + (value - meanP) * ((q[at] ?? 0) - meanQ), 0);
  return (
    products(a, meanA, b, meanB) / Math.sqrt(products(a, meanA, a, meanA) * products(b, meanB, b, meanB))
  );
};

/** Spearman's correlation: Pearson's of the ranks. */
export const spearman = (a: readonly number[], b: readonly number[]): number =>
  pearson(ranksOf(a), ranksOf(b));

/** How often a pair labelled 1 scores above one labelled 0 (area under the ROC curve). */
export const areaUnderCurve = (scores: readonly number[], labels: readonly number[]): number => {
  const ranks = ranksOf(scores).filter((_, at) => labels[at] === 1);
  const others = labels.length - ranks.length;
  const sum = ranks.reduce((total, rank) => total + rank, 0);
  return (sum - (ranks.length * (ranks.length + 1)) / 2) / (ranks.length * others);
};
