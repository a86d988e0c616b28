import type { VNode } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";

/** What is drawn, and how it is cut and drawn; other functions would begin it anew. */
interface InTurnsProps<Whole, Piece> {
  readonly whole: Whole;
  readonly cut: (whole: Whole) => Iterable<Piece>;
  readonly draw: (piece: Piece, index: number) => VNode;
  /** How many pieces a browser lays out without a pause. */
  readonly perTurn: number;
}

/** Draws something long some pieces at a time; between the turns the browser paints and listens. */
export const InTurns = <Whole, Piece>({ whole, cut, draw, perTurn }: InTurnsProps<Whole, Piece>) => {
  const [drawn, setDrawn] = useState<readonly VNode[]>([]);
  useLayoutEffect(() => {
    const rest = Iterator.from(cut(whole));
    let [timer, count] = [0, 0];
    const turn = (): void => {
      const pieces = Array.from({ length: perTurn }, () => rest.next()).flatMap(({ value, done }) =>
        done ? [] : [draw(value, count++)],
      );
      setDrawn((before) => (count <= perTurn ? pieces : [...before, ...pieces]));
      if (pieces.length === perTurn) timer = window.setTimeout(turn);
    };
    turn();
    return () => window.clearTimeout(timer);
  }, [whole, cut, draw, perTurn]);
  return <>{drawn}</>;
};
