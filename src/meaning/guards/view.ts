import type { ReadText, Token } from "../read-text.ts";
import { type Clause, splitClauses } from "./clauses.ts";
import { PHRASES_BY_FIRST } from "./data/phrases.ts";
import { isLight } from "./light-words.ts";
import { findPolarity, type Polarity } from "./polarity.ts";
import type { Quantity } from "./quantity.ts";
import { type Name, readNames } from "./read-names.ts";
import type { Unit } from "./unit.ts";

/** A text as the guards see it. */
export interface View {
  readonly read: ReadText;
  readonly units: readonly Unit[];
  readonly quantities: readonly Quantity[];
  readonly names: readonly Name[];
  readonly clauses: readonly Clause[];
  readonly polarity: Polarity;
  /** The normalised text, lower-cased and without accents. */
  readonly plain: string;
}

/** Lower-cased, without accents: "José" is "jose". */
export const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

type Bare = Omit<Unit, "clause">;

const keyOf = ({ dimension, value, date }: Quantity): string =>
  date === undefined
    ? `${dimension}:${Number(value.toPrecision(6))}`
    : `date:${date.year ?? ""}-${date.month ?? ""}-${date.day ?? ""}`;

const phraseAt = (tokens: readonly Token[], at: number): { key: string; length: number } | undefined => {
  const phrase = PHRASES_BY_FIRST.get(tokens[at]?.stem ?? "")?.find(({ words }) =>
    words.every((word, offset) => tokens[at + offset]?.stem === word || tokens[at + offset]?.text === word),
  );
  return phrase && { key: phrase.key, length: phrase.words.length };
};

const wordUnit = (text: string, tokens: readonly Token[], at: number): { unit: Bare; next: number } => {
  const phrase = phraseAt(tokens, at);
  const next = at + (phrase?.length ?? 1);
  const [first, last] = [tokens[at], tokens[next - 1]];
  const [start, end] = [first?.start ?? 0, (last?.start ?? 0) + (last?.text.length ?? 0)];
  const key = phrase?.key ?? first?.stem ?? "";
  const kind = isLight(key) || (phrase === undefined && first?.isStop === true) ? "light" : "word";
  return {
    unit: { key, written: text.slice(start, end), kind, start, end, sentence: first?.sentence ?? 0 },
    next,
  };
};

const quantityUnit = (quantity: Quantity, sentence: number): Bare => ({
  key: keyOf(quantity),
  written: quantity.written,
  kind: quantity.isWeak === true ? "light" : "quantity",
  quantity,
  start: quantity.start,
  end: quantity.end,
  sentence,
});

const unitsOf = ({ text, tokens }: ReadText, quantities: readonly Quantity[]): Bare[] => {
  const units: Bare[] = [];
  let nextQuantity = 0;
  for (let at = 0; at < tokens.length;) {
    const { start, sentence } = tokens[at] ?? { start: 0, sentence: 0 };
    const quantity = quantities[nextQuantity];
    if (quantity === undefined || start < quantity.start) {
      const { unit, next } = wordUnit(text, tokens, at);
      units.push(unit);
      at = next;
      continue;
    }
    if (start < quantity.end) {
      if (units.at(-1)?.quantity !== quantity) units.push(quantityUnit(quantity, sentence));
      at++;
    } else nextQuantity++;
  }
  return units;
};

/** A single letter that is a name ("plan A") is no article. */
const withLetters = (units: readonly Bare[], names: readonly Name[]): Bare[] => {
  const letters = new Set(names.filter(({ written }) => written.length === 1).map(({ start }) => start));
  return units.map((unit) => (letters.has(unit.start) ? { ...unit, key: unit.written, kind: "word" } : unit));
};

/** Reads a text into what the guards compare: units, quantities, clauses and what is negated. */
export const viewText = (read: ReadText): View => {
  const { quantities } = read;
  const names = readNames(read, quantities);
  const bare = withLetters(unitsOf(read, quantities), names);
  const { clauses, clauseOf } = splitClauses(read.text, bare);
  const units = bare.map((unit, at) => ({ ...unit, clause: clauseOf[at] ?? 0 }));
  return {
    read,
    units,
    quantities,
    names,
    clauses,
    plain: plain(read.text),
    polarity: findPolarity(read.text, units, clauses.length),
  };
};
