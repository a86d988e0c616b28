import { meaningTable } from "../table.ts";
import { rankOf } from "../vocabulary.ts";

const vectorOf = (word: string): Float32Array | undefined => {
  const row = rankOf(word);
  if (row === undefined) return undefined;
  const vector = new Float32Array(meaningTable().dimensions);
  meaningTable().addRow(vector, row, 1);
  return vector;
};

const dot = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);

/** The cosine of two words' vectors; 0 where the table lacks one of them. */
export const wordCosine = (a: string, b: string): number => {
  const [x, y] = [vectorOf(a), vectorOf(b)];
  if (x === undefined || y === undefined) return 0;
  const length = Math.sqrt(dot(x, x) * dot(y, y));
  return length === 0 ? 0 : dot(x, y) / length;
};
