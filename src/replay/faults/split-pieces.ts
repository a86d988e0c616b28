import type { Piece } from "./with-body.ts";

/** How many bytes the pieces have together. */
export const lengthOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, { bytes }) => sum + bytes.length, 0);

/** The pieces up to an offset, the last one cut there. */
export const piecesUntil = (pieces: readonly Piece[], end: number): Piece[] => {
  let start = 0;
  return pieces.flatMap(({ bytes, time }) => {
    const kept = bytes.subarray(0, Math.max(0, end - start));
    start += bytes.length;
    return kept.length === 0 ? [] : [{ bytes: kept, time }];
  });
};

/** Whole bytes and, for each, the time of the piece it came in. */
const joined = (
  pieces: readonly Piece[],
): { readonly bytes: Buffer; readonly timeAt: (at: number) => number } => {
  const ends = pieces.map(
    (
      (sum) =>
      ({ bytes }) =>
        (sum += bytes.length)
    )(0),
  );
  return {
    bytes: Buffer.concat(pieces.map(({ bytes }) => bytes)),
    timeAt: (at) => pieces[ends.findIndex((end) => at < end)]?.time ?? pieces.at(-1)?.time ?? 0,
  };
};

/** The same bytes in other pieces, which begin at the given offsets; each comes when its last byte came. */
export const splitAt = (pieces: readonly Piece[], offsets: readonly number[]): Piece[] => {
  const { bytes, timeAt } = joined(pieces);
  const starts = [...new Set([0, ...offsets])].toSorted((a, b) => a - b);
  return starts.map((start, at) => {
    const end = starts[at + 1] ?? bytes.length;
    return { bytes: bytes.subarray(start, end), time: timeAt(end - 1) };
  });
};
