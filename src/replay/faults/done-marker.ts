import type { Interaction } from "../../cassette/cassette.ts";
import { type Piece, piecesOf, withPieces } from "./with-body.ts";
import { lengthOf, piecesUntil } from "./split-pieces.ts";

const MARKER = /data: ?\[DONE\][\r\n]*$/;

/** Where the marker that ends a stream begins; `undefined` where it has none. */
const markerStart = (pieces: readonly Piece[]): number | undefined => {
  const text = Buffer.concat(pieces.map(({ bytes }) => bytes)).toString("latin1");
  return MARKER.exec(text)?.index;
};

/** The stream with its `data: [DONE]` twice, or without it. */
export const doneMarked = (interaction: Interaction, times: 0 | 2): Interaction => {
  const pieces = piecesOf(interaction);
  const start = markerStart(pieces);
  if (start === undefined) return interaction;
  if (times === 0) return withPieces(interaction, piecesUntil(pieces, start));
  const marker = Buffer.concat(pieces.map(({ bytes }) => bytes)).subarray(start, lengthOf(pieces));
  return withPieces(interaction, [...pieces, { bytes: marker, time: pieces.at(-1)?.time ?? 0 }]);
};
