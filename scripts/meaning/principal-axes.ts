import { gram, type Matrix, matrix } from "./matrix.ts";

/** The part of ml-matrix that is used. */
export interface Algebra {
  readonly Matrix: new (values: number[][]) => object;
  readonly EigenvalueDecomposition: new (
    matrix: object,
    options: { assumeSymmetric: boolean },
  ) => {
    readonly realEigenvalues: readonly number[];
    readonly eigenvectorMatrix: { getColumn(index: number): number[] };
  };
}

/** An axis points so that its largest number is positive: a decomposition leaves that open. */
const directed = (axis: number[]): number[] => {
  const largest = axis.reduce((best, number) => (Math.abs(number) > Math.abs(best) ? number : best), 0);
  return largest < 0 ? axis.map((number) => -number) : axis;
};

/** Gives the axes along which the first rows vary most, the strongest first, one a row; rows are taken as centred. */
export const principalAxes = (algebra: Algebra, from: Matrix, rows: number, count: number): Matrix => {
  const { realEigenvalues, eigenvectorMatrix } = new algebra.EigenvalueDecomposition(
    new algebra.Matrix(gram(from, rows)),
    { assumeSymmetric: true },
  );
  const strongest = realEigenvalues
    .map((value, index) => ({ value, index }))
    .toSorted((a, b) => b.value - a.value)
    .slice(0, count);
  const axes = strongest.map(({ index }) => directed(eigenvectorMatrix.getColumn(index)));
  return matrix(count, from.columns, Float32Array.from(axes.flat()));
};
