/** Rows of float32 numbers, one after the other. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly numbers: Float32Array;
}

/** Makes a matrix of zeros, or of the given numbers. */
export const matrix = (
  rows: number,
  columns: number,
  numbers = new Float32Array(rows * columns),
): Matrix => ({ rows, columns, numbers });

/** Gives a view of one row. */
export const rowOf = ({ columns, numbers }: Matrix, row: number): Float32Array =>
  numbers.subarray(row * columns, (row + 1) * columns);

export const dot = (a: Float32Array, b: Float32Array): number => {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
};

/** Adds `weight` times a vector to another one, in place. */
export const addTo = (sum: Float32Array, vector: Float32Array, weight: number): void => {
  for (let at = 0; at < sum.length; at++) sum[at] = sum[at]! + vector[at]! * weight;
};

/** Brings a vector to length 1 in place, and gives the length it had. */
export const normalise = (vector: Float32Array): number => {
  const length = Math.sqrt(dot(vector, vector));
  if (length > 0) addTo(vector, vector, 1 / length - 1);
  return length;
};

/** Gives the mean of the first rows. */
export const meanRow = (from: Matrix, count: number): Float32Array => {
  const mean = new Float32Array(from.columns);
  for (let row = 0; row < count; row++) addTo(mean, rowOf(from, row), 1 / count);
  return mean;
};

/** Subtracts a vector from every row, in place. */
export const subtractRow = (from: Matrix, vector: Float32Array): void => {
  for (let row = 0; row < from.rows; row++) addTo(rowOf(from, row), vector, -1);
};

/** Gives each row's shares of some axes (one axis a row). */
export const project = (from: Matrix, axes: Matrix): Matrix => {
  const result = matrix(from.rows, axes.rows);
  for (let row = 0; row < from.rows; row++) {
    const target = rowOf(result, row);
    for (let axis = 0; axis < axes.rows; axis++) target[axis] = dot(rowOf(from, row), rowOf(axes, axis));
  }
  return result;
};

/** Gives the sums of products of every two columns over the first rows, as plain arrays of float64. */
export const gram = (from: Matrix, count: number): number[][] => {
  const sums = Array.from({ length: from.columns }, () => new Float64Array(from.columns));
  for (let row = 0; row < count; row++) {
    const values = rowOf(from, row);
    for (const [i, sum] of sums.entries()) {
      const value = values[i]!;
      for (let j = 0; j <= i; j++) sum[j] = sum[j]! + value * values[j]!;
    }
  }
  return sums.map((_, i) => Array.from(sums, (_, j) => (j <= i ? sums[i]![j]! : sums[j]![i]!)));
};
