import { DENOMINATORS, MONTHS, NUMBER_WORDS, ORDINAL_WORDS } from "./data/number-words.ts";
import { UNITS_OF_MEASURE } from "./data/units.ts";
import { lex, type Lexeme } from "./lex.ts";
import type { Found, Quantity } from "./quantity.ts";
import { boundAt } from "./read-bound.ts";
import { readClock } from "./read-clock.ts";
import { readDate } from "./read-date.ts";
import { readMeasure, readUnit } from "./read-measure.ts";
import { readOrdinal } from "./read-ordinal.ts";
import { RATE_ADVERBS, readRate } from "./read-rate.ts";

/** More are not looked at. */
const MOST_QUANTITIES = 500;
const LETTER = /\p{L}/u;
const NO_QUANTITY_BEFORE = /^(?:no|any|every|some|each|which|this|that|another|at)$/;
const NO_QUANTITY_BEHIND = /^(?:of|another|by|more|or|who|that|'s|day)$/;
const RANGE_MARK = /^(?:-|–|—|to|or|and)$/;

/** Whether a number is a piece of a name: "v2", "SHA-256", "/users/42", "3D", "24/7", "1.2.3". */
const isInName = (lexemes: readonly Lexeme[], at: number): boolean => {
  const [before, lexeme, after] = [lexemes[at - 1], lexemes[at], lexemes[at + 1]];
  if (lexeme === undefined || !lexeme.isNumber) return false;
  if (/\..*\./.test(lexeme.text)) return true;
  if (lexeme.glued && before !== undefined) {
    if (/[\p{L}\d_.@#\\=]$/u.test(before.text) && before.text !== "µ") return true;
    if (/^[-/]$/.test(before.text) && before.glued) return true;
  }
  const isTail = after?.glued === true && LETTER.test(after.text) && !/^(?:x|am|pm|a|p)$/.test(after.text);
  return (
    isTail &&
    readUnit(lexemes, at + 1) === undefined &&
    !/^(?:[kKMBTmb]|mn|bn|tn|st|nd|rd|th)$/.test(after.written)
  );
};

/** "one" and "once" are often no number at all: "no one", "one of", "at once". */
const isPronoun = (lexemes: readonly Lexeme[], at: number): boolean =>
  lexemes[at]?.text === "one" &&
  (NO_QUANTITY_BEFORE.test(lexemes[at - 1]?.text ?? "") ||
    NO_QUANTITY_BEHIND.test(lexemes[at + 1]?.text ?? ""));

/** "half an hour", "half a CPU", "half of". */
const readHalf = (lexemes: readonly Lexeme[], at: number): Found | undefined => {
  if (lexemes[at]?.text !== "half") return undefined;
  const isOf = /^(?:an?|the|-)$/.test(lexemes[at + 1]?.text ?? "");
  const unit = readUnit(lexemes, isOf ? at + 2 : at + 1);
  if (unit !== undefined) return { dimension: unit.dimension, value: unit.factor / 2, next: unit.next };
  return { dimension: "number", value: 0.5, isWeak: true, next: at + 1 };
};

const TIMES_WORDS: ReadonlyMap<string, number> = new Map([
  ["once", 1],
  ["twice", 2],
]);

const readTwice = (lexemes: readonly Lexeme[], at: number): Found | undefined => {
  const value = TIMES_WORDS.get(lexemes[at]?.text ?? "");
  return value === undefined ? undefined : { dimension: "number", value, isWeak: true, next: at + 1 };
};

/** "an hour and a half". */
const withHalf = (lexemes: readonly Lexeme[], found: Found): Found => {
  const rest = [0, 1, 2].map((offset) => lexemes[found.next + offset]?.text).join(" ");
  const isTime = found.dimension === "time" || found.dimension === "months";
  if (rest !== "and a half" || !isTime) return found;
  return { dimension: found.dimension, value: found.value * 1.5, next: found.next + 3 };
};

/** The first number of "5 to 10 minutes" has the unit of the second. */
const withUnitOfRange = (lexemes: readonly Lexeme[], found: Found): Found => {
  if (found.dimension !== "number" || !RANGE_MARK.test(lexemes[found.next]?.text ?? "")) return found;
  const second = readMeasure(lexemes, found.next + 1);
  if (second === undefined || second.dimension === "number") return found;
  const unit = UNITS_OF_MEASURE.get(lexemes[second.next - 1]?.text ?? "");
  if (unit?.dimension !== second.dimension) return { ...found, dimension: second.dimension };
  return { ...found, dimension: second.dimension, value: found.value * unit.factor };
};

const readPlain = (lexemes: readonly Lexeme[], at: number): Found | undefined => {
  const measure = readMeasure(lexemes, at);
  return measure && withUnitOfRange(lexemes, measure);
};

const STARTERS: ReadonlySet<string> = new Set([
  ...NUMBER_WORDS.keys(),
  ...MONTHS.keys(),
  ...ORDINAL_WORDS.keys(),
  ...DENOMINATORS.keys(),
  ...UNITS_OF_MEASURE.keys(),
  ...RATE_ADVERBS.keys(),
  ..."a an per each every half quarter once twice last noon midday midnight /".split(" "),
]);

const mayStart = (lexeme: Lexeme | undefined): boolean =>
  lexeme !== undefined && (lexeme.isNumber || STARTERS.has(lexeme.text));

const readAt = (lexemes: readonly Lexeme[], at: number): Found | undefined => {
  if (!mayStart(lexemes[at]) || isInName(lexemes, at) || isPronoun(lexemes, at)) return undefined;
  const found =
    readDate(lexemes, at) ??
    readClock(lexemes, at) ??
    readOrdinal(lexemes, at) ??
    readRate(lexemes, at) ??
    readHalf(lexemes, at) ??
    readTwice(lexemes, at) ??
    readPlain(lexemes, at);
  return found && withHalf(lexemes, found);
};

const isRound = (lexemes: readonly Lexeme[], at: number): boolean =>
  lexemes[at]?.text === "24" && lexemes[at + 1]?.text === "/" && lexemes[at + 2]?.text === "7";

const quantityOf = (text: string, lexemes: readonly Lexeme[], at: number, found: Found): Quantity => {
  const { next, ...meaning } = found;
  const [start, end] = [lexemes[at]?.start ?? 0, lexemes[next - 1]?.end ?? 0];
  const bound = boundAt(lexemes, at, next);
  const limit = bound && { bound, isWeak: false };
  return { ...meaning, start, end, written: text.slice(start, end), ...limit };
};

const unitOf = (quantity: Quantity): string => quantity.written.replace(/^[\d.,\s-]+/, "");

/** "2 hours and 30 minutes", "1 kg 200 g": two quantities that are one. */
const isContinuation = (text: string, first: Quantity, second: Quantity): boolean =>
  first.dimension === second.dimension &&
  /^(?:time|months|length|mass)$/.test(first.dimension) &&
  second.value < first.value &&
  unitOf(first) !== unitOf(second) &&
  /^(?:,? and|,)? ?$/.test(text.slice(first.end, second.start));

const joined = (text: string, quantities: readonly Quantity[]): Quantity[] => {
  const all: Quantity[] = [];
  for (const quantity of quantities) {
    const last = all.at(-1);
    if (last === undefined || !isContinuation(text, last, quantity)) all.push(quantity);
    else
      all[all.length - 1] = {
        ...last,
        value: last.value + quantity.value,
        end: quantity.end,
        written: text.slice(last.start, quantity.end),
      };
  }
  return all;
};

/** Reads the numbers, measures, dates, clock times, ordinals and rates of a normalised text, in order. */
export const readQuantities = (text: string): Quantity[] => {
  const lexemes = lex(text);
  const quantities: Quantity[] = [];
  for (let at = 0; at < lexemes.length && quantities.length < MOST_QUANTITIES;) {
    const found = isRound(lexemes, at) ? undefined : readAt(lexemes, at);
    if (found !== undefined) quantities.push(quantityOf(text, lexemes, at, found));
    at = found?.next ?? (isRound(lexemes, at) ? at + 3 : at + 1);
  }
  return joined(text, quantities);
};
