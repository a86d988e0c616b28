import { chunksOf, storeBody } from "../../cassette/body.ts";
import type { Interaction } from "../../cassette/cassette.ts";
import { contentTypeOf } from "../../cassette/header-of.ts";

/** A piece of a body, and when it came, in milliseconds since the request was sent. */
export interface Piece {
  readonly bytes: Uint8Array;
  readonly time: number;
}

const lastTime = ({ timing }: Interaction): number => timing.chunks.at(-1) ?? timing.headers ?? 0;

/** The body's pieces as they came; none where there is no body. */
export const piecesOf = (interaction: Interaction): Piece[] =>
  chunksOf(interaction.response?.body ?? null).map((bytes, at) => ({
    bytes,
    time: interaction.timing.chunks[at] ?? lastTime(interaction),
  }));

/** The interaction with another body; one without a response stays as it is. */
export const withPieces = (interaction: Interaction, pieces: readonly Piece[]): Interaction => {
  const { response, timing } = interaction;
  if (!response) return interaction;
  const filled = pieces.filter(({ bytes }) => bytes.length > 0);
  const body = storeBody(
    filled.map(({ bytes }) => bytes),
    contentTypeOf(response.headers),
  );
  const times = filled.map(({ time }) => time);
  return {
    ...interaction,
    response: { ...response, body },
    timing: { ...timing, chunks: times, end: Math.max(timing.end, times.at(-1) ?? 0) },
  };
};
