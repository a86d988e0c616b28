/** What a moment of a stream added to the text that a reader sees. */
export interface StreamPiece {
  /** Milliseconds since the call was sent. */
  readonly at: number;
  readonly text: string;
}

/** Counts the pieces that were there at a moment; pieces come in the order of their times. */
export const piecesAt = (pieces: readonly StreamPiece[], time: number): number => {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((pieces[middle]?.at ?? Infinity) <= time) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Gives the text as it stood at a moment: all of it from the last piece on. */
export const textAt = (pieces: readonly StreamPiece[], time: number): string =>
  pieces
    .slice(0, piecesAt(pieces, time))
    .map(({ text }) => text)
    .join("");

/** The moment of the next piece after `time`, else of the last one before it; `time` itself where there is none. */
export const stepFrom = (pieces: readonly StreamPiece[], time: number, direction: 1 | -1): number => {
  const count = piecesAt(pieces, time);
  if (direction === 1) return pieces[count]?.at ?? time;
  const here = pieces[count - 1]?.at;
  if (here === undefined) return 0;
  return here < time ? here : (pieces.findLast(({ at }) => at < here)?.at ?? 0);
};
