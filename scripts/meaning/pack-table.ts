import { type Matrix, rowOf } from "./matrix.ts";

const BITS = 4;
/** The largest number of 4 bits with a sign. */
const LARGEST = 7;
const LOW_NIBBLE = 15;

const largestOf = (row: Float32Array): number =>
  row.reduce((most, number) => Math.max(most, Math.abs(number)), 0);

const quantise = (number: number, scale: number): number =>
  scale === 0 ? 0 : Math.max(-LARGEST, Math.min(LARGEST, Math.round(number / scale)));

/** Rounds every number to what 4 bits can hold, in place, and gives each row's scale. */
const quantiseRows = (table: Matrix): Float32Array =>
  Float32Array.from({ length: table.rows }, (_, at) => {
    const row = rowOf(table, at);
    const scale = Math.fround(largestOf(row) / LARGEST);
    for (let column = 0; column < row.length; column++) row[column] = quantise(row[column]!, scale);
    return scale;
  });

/** The table as `src/meaning/table.ts` reads it, and as the numbers it then holds. */
export interface PackedTable {
  readonly file: (directions: Matrix) => Buffer;
  readonly numbers: Matrix;
}

/** Packs a table, two numbers a byte. */
export const packTable = (table: Matrix): PackedTable => {
  const quantised = { ...table, numbers: table.numbers.slice() };
  const scales = quantiseRows(quantised);
  const bytes = Uint8Array.from({ length: quantised.numbers.length / 2 }, (_, at) => {
    const [low, high] = [quantised.numbers[2 * at]!, quantised.numbers[2 * at + 1]!];
    return (low & LOW_NIBBLE) | ((high & LOW_NIBBLE) << BITS);
  });
  const numbers = quantised.numbers.map((number, at) => number * scales[Math.floor(at / table.columns)]!);
  return {
    numbers: { ...table, numbers },
    file: (directions) => {
      const header = Uint32Array.of(table.rows, table.columns, directions.rows, BITS);
      const parts = [header, directions.numbers, scales, bytes];
      return Buffer.concat(
        parts.map((part) => new Uint8Array(part.buffer, part.byteOffset, part.byteLength)),
      );
    },
  };
};
