import type { SentencePair } from "./sentence-pairs.ts";
import type { Unit } from "./unit.ts";

/** Words that stand together in both sentences, as one. */
export interface Block {
  readonly keys: string;
  readonly written: string;
  readonly clause: number;
  /** The first and last index of its units in the sentence. */
  readonly from: number;
  readonly to: number;
}

/** A block, and where the other sentence has it. */
export interface Placed {
  readonly block: Block;
  readonly other: Block;
}

const MOST_BLOCKS = 40;

/** Indexes of the weighty units, by key; -1 for those that occur more than once. */
const onceIn = (units: readonly Unit[]): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  for (let at = 0; at < units.length; at++) {
    const { kind, key } = units[at] ?? { kind: "light", key: "" };
    if (kind !== "light") found.set(key, found.has(key) ? -1 : at);
  }
  return found;
};

const blockOf = (units: readonly Unit[], from: number, to: number): Block => {
  let [keys, written] = [units[from]?.key ?? "", units[from]?.written ?? ""];
  for (let at = from + 1; at <= to; at++) {
    keys += ` ${units[at]?.key ?? ""}`;
    written += ` ${units[at]?.written ?? ""}`;
  }
  return { keys, written, clause: units[from]?.clause ?? 0, from, to };
};

/** The stretches both sentences have, longest first within their clause, each once. */
export const placedBlocks = ({ actual, expected }: SentencePair): Placed[] => {
  const [mine, theirs] = [onceIn(actual), onceIn(expected)];
  const placed: Placed[] = [];
  const partner = (at: number): number | undefined => {
    const key = actual[at]?.key ?? "";
    const place = mine.get(key) === at ? theirs.get(key) : undefined;
    return place === -1 ? undefined : place;
  };
  for (let at = 0; at < actual.length; at++) {
    const start = partner(at);
    if (start === undefined) continue;
    let length = 1;
    while (
      partner(at + length) === start + length &&
      actual[at + length]?.clause === actual[at]?.clause &&
      expected[start + length]?.clause === expected[start]?.clause
    )
      length++;
    placed.push({
      block: blockOf(actual, at, at + length - 1),
      other: blockOf(expected, start, start + length - 1),
    });
    at += length - 1;
  }
  return placed.slice(0, MOST_BLOCKS);
};
