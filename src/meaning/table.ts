import { once } from "../once.ts";
import { readDataFile } from "./table-files.ts";

const HEADER = 4 * Uint32Array.BYTES_PER_ELEMENT;
const FLOAT = Float32Array.BYTES_PER_ELEMENT;
const BITS = 4;
const LOW_NIBBLE = 15;
/** Moves a nibble's sign bit to that of a 32-bit number and back. */
const SIGN_SHIFT = 28;

/** One vector per word, 4 bits a number, each row with a scale of its own. */
export interface Table {
  readonly dimensions: number;
  /** Unit vectors that all sentences share, to be taken out of a sentence's vector. */
  readonly directions: readonly Float32Array[];
  /** Adds the first numbers of a row, times `weight`, to `sum`; as many as `sum` is long. */
  readonly addRow: (sum: Float32Array, row: number, weight: number) => void;
  /** How long a row's vector is, beside that of the average word: what says more, is longer. */
  readonly sizeOf: (row: number) => number;
}

const readFloats = (file: Buffer, start: number, count: number): Float32Array =>
  new Float32Array(file.buffer.slice(file.byteOffset + start, file.byteOffset + start + count * FLOAT));

const openTable = (file: Buffer): Table => {
  const [words = 0, dimensions = 0, common = 0, bits = 0] = Array.from({ length: 4 }, (_, at) =>
    file.readUInt32LE(at * Uint32Array.BYTES_PER_ELEMENT),
  );
  const scalesAt = HEADER + common * dimensions * FLOAT;
  const scales = readFloats(file, scalesAt, words);
  const rowBytes = (dimensions * bits) / 8;
  const rows = file.subarray(scalesAt + words * FLOAT);
  const directions = Array.from({ length: common }, (_, at) =>
    readFloats(file, HEADER + at * dimensions * FLOAT, dimensions),
  );
  const meanScale = scales.reduce((sum, scale) => sum + scale, 0) / words;
  return {
    dimensions,
    directions,
    sizeOf: (row) => (scales[row] ?? 0) / meanScale,
    addRow: (sum, row, weight) => {
      const factor = (scales[row] ?? 0) * weight;
      for (let at = 0, byte = row * rowBytes; at < sum.length; at += 2, byte++) {
        const pair = rows[byte] ?? 0;
        sum[at] = (sum[at] ?? 0) + (((pair & LOW_NIBBLE) << SIGN_SHIFT) >> SIGN_SHIFT) * factor;
        sum[at + 1] = (sum[at + 1] ?? 0) + ((pair << (SIGN_SHIFT - BITS)) >> SIGN_SHIFT) * factor;
      }
    },
  };
};

/**
 * Gives the table of word vectors, read at the first call. File: four uint32 (words, dimensions, directions, bits),
 * the directions and the rows' scales as float32, then the rows, two numbers a byte, the first in the low nibble; all
 * little-endian. A row's number is its word's rank.
 */
export const meaningTable: () => Table = once(() => openTable(readDataFile("table.bin")));
