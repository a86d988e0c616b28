import type { Interaction } from "../../cassette/cassette.ts";
import { doneMarked } from "./done-marker.ts";
import type { Fault } from "./fault.ts";
import { refusals, unreachable } from "./refuse.ts";
import { lengthOf, piecesUntil, splitAt } from "./split-pieces.ts";
import { type Piece, piecesOf, withPieces } from "./with-body.ts";

const offsetIn = (pieces: readonly Piece[], at: number): number => at % (lengthOf(pieces) + 1);

const BROKEN = { kind: "network", code: "UND_ERR_SOCKET", message: "other side closed" } as const;

const late = (interaction: Interaction, delayOf: (piece: number) => number): Interaction => {
  const { timing } = interaction;
  const chunks = timing.chunks.map((time, at) => time + delayOf(at));
  const grown = (chunks.at(-1) ?? 0) - (timing.chunks.at(-1) ?? 0);
  return { ...interaction, timing: { ...timing, chunks, end: timing.end + grown } };
};

/** How much later than recorded a piece comes if each waits for the one before it. */
const summed = (gaps: readonly number[]): ((piece: number) => number) => {
  const [last = 0] = gaps.slice(-1);
  return (piece) => {
    const given = gaps.slice(0, piece + 1);
    return given.reduce((sum, gap) => sum + gap, 0) + last * (piece + 1 - given.length);
  };
};

/**
 * Gives what becomes of an interaction that a fault befalls: another answer, and before it those that made the client
 * try again. What had no response stays as it is.
 */
export const applyFault = (interaction: Interaction, fault: Fault): Interaction[] => {
  if (!interaction.response) return [interaction];
  const pieces = piecesOf(interaction);
  switch (fault.kind) {
    case "rechunk":
      return [
        withPieces(
          interaction,
          splitAt(
            pieces,
            fault.cuts.map((cut) => offsetIn(pieces, cut)),
          ),
        ),
      ];
    case "truncate":
      return [withPieces(interaction, piecesUntil(pieces, offsetIn(pieces, fault.at)))];
    case "cut":
      return [
        { ...withPieces(interaction, piecesUntil(pieces, offsetIn(pieces, fault.at))), failure: BROKEN },
      ];
    case "refuse":
      return [...refusals(interaction, fault), interaction];
    case "unreachable":
      return [...unreachable(interaction, fault.times), interaction];
    case "slow start":
      return [late(interaction, () => fault.ms)];
    case "gaps":
      return [late(interaction, summed(fault.ms))];
    case "done":
      return [doneMarked(interaction, fault.times)];
  }
};
