import { cosine } from "../cosine.ts";
import { meaningTable } from "../table.ts";
import { rankOf } from "../vocabulary.ts";

const vectorOf = (word: string): Float32Array | undefined => {
  const row = rankOf(word);
  if (row === undefined) return undefined;
  const vector = new Float32Array(meaningTable().dimensions);
  meaningTable().addRow(vector, row, 1);
  return vector;
};

/** Gives the cosine of two words' vectors; 0 where the table lacks one of them. */
export const wordCosine = (a: string, b: string): number => {
  const [x, y] = [vectorOf(a), vectorOf(b)];
  return x === undefined || y === undefined ? 0 : cosine(x, y);
};
