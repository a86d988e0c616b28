import type { ReadText, Token } from "../read-text.ts";
import { type Clause, clauseFinder, clausesOf, findBreaks } from "./clauses.ts";
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

/** In which clause a place of the text is. */
type ClauseAt = (start: number) => number;

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

const wordUnit = (
  text: string,
  tokens: readonly Token[],
  at: number,
  clauseAt: ClauseAt,
): { unit: Unit; next: number } => {
  const phrase = phraseAt(tokens, at);
  const next = at + (phrase?.length ?? 1);
  const [first, last] = [tokens[at], tokens[next - 1]];
  const [start, end] = [first?.start ?? 0, (last?.start ?? 0) + (last?.text.length ?? 0)];
  const key = phrase?.key ?? first?.stem ?? "";
  const kind = isLight(key) || (phrase === undefined && first?.isStop === true) ? "light" : "word";
  const written = text.slice(start, end);
  const lower = phrase === undefined && first ? first.text : written.toLowerCase();
  const [sentence, clause] = [first?.sentence ?? 0, clauseAt(start)];
  return { unit: { key, written, lower, kind, start, end, sentence, clause }, next };
};

const quantityUnit = (quantity: Quantity, sentence: number, clause: number): Unit => ({
  key: keyOf(quantity),
  written: quantity.written,
  lower: quantity.written.toLowerCase(),
  kind: quantity.isWeak === true ? "light" : "quantity",
  quantity,
  start: quantity.start,
  end: quantity.end,
  sentence,
  clause,
});

const unitsOf = ({ text, tokens, quantities }: ReadText, clauseAt: ClauseAt): Unit[] => {
  const units: Unit[] = [];
  let nextQuantity = 0;
  for (let at = 0; at < tokens.length;) {
    const { start, sentence } = tokens[at] ?? { start: 0, sentence: 0 };
    const quantity = quantities[nextQuantity];
    if (quantity === undefined || start < quantity.start) {
      const { unit, next } = wordUnit(text, tokens, at, clauseAt);
      units.push(unit);
      at = next;
      continue;
    }
    if (start < quantity.end) {
      if (units.at(-1)?.quantity !== quantity)
        units.push(quantityUnit(quantity, sentence, clauseAt(quantity.start)));
      at++;
    } else nextQuantity++;
  }
  return units;
};

/** A single letter that is a name ("plan A") is no article. */
const withLetters = (units: readonly Unit[], names: readonly Name[]): readonly Unit[] => {
  const letters = new Set(names.filter(({ written }) => written.length === 1).map(({ start }) => start));
  if (letters.size === 0) return units;
  return units.map((unit) => (letters.has(unit.start) ? { ...unit, key: unit.written, kind: "word" } : unit));
};

/** Reads a text into what the guards compare: units, quantities, clauses and what is negated. */
export const viewText = (read: ReadText): View => {
  const { quantities } = read;
  const names = readNames(read, quantities);
  const breaks = findBreaks(read.text);
  const units = withLetters(unitsOf(read, clauseFinder(breaks)), names);
  const clauses = clausesOf(read.text, breaks, units);
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
