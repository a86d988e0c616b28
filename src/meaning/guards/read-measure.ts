import { CURRENCIES, UNITS_OF_MEASURE, type UnitOfMeasure } from "./data/units.ts";
import type { Lexeme } from "./lex.ts";
import type { Found } from "./quantity.ts";
import { readNumber } from "./read-number.ts";

interface ReadUnit extends UnitOfMeasure {
  readonly next: number;
}

const named = (spelling: string): UnitOfMeasure | undefined => UNITS_OF_MEASURE.get(spelling);

/** Units of two or three lexemes: "°C", "degrees Celsius", "per cent", "sq ft", "square metres", "US$", "basis points". */
const readCompound = (lexemes: readonly Lexeme[], at: number): ReadUnit | undefined => {
  const [first = "", second = ""] = [lexemes[at]?.text, lexemes[at + 1]?.text];
  if (/^(?:°|degrees?)$/.test(first) && /^(?:c|celsius|centigrade)$/.test(second))
    return { dimension: "celsius", factor: 1, next: at + 2 };
  if (/^(?:°|degrees?)$/.test(first) && /^(?:f|fahrenheit)$/.test(second))
    return { dimension: "fahrenheit", factor: 1, next: at + 2 };
  if (first === "per" && second === "cent") return { dimension: "percent", factor: 1, next: at + 2 };
  if (/^(?:basis|percentage)$/.test(first) && /^points?$/.test(second))
    return { dimension: first === "basis" ? "basis point" : "point", factor: 1, next: at + 2 };
  const base = /^(?:square|sq)$/.test(first) ? named(second) : undefined;
  if (base?.dimension !== "length") return undefined;
  return { dimension: "area", factor: base.factor ** 2, next: at + 2 };
};

/** Single letters are units only behind a number in digits; "in" and "a" never are. */
const isUnitLike = (lexeme: Lexeme, number: Lexeme | undefined): boolean =>
  lexeme.text.length > 1 || !/\p{L}/u.test(lexeme.text) || number?.isNumber === true;

const temperature = (lexeme: Lexeme): UnitOfMeasure | undefined => {
  if (!lexeme.glued || !/^[CF]$/.test(lexeme.written)) return undefined;
  return { dimension: lexeme.written === "C" ? "celsius" : "fahrenheit", factor: 1 };
};

const readSimple = (lexemes: readonly Lexeme[], at: number): ReadUnit | undefined => {
  const lexeme = lexemes[at];
  if (lexeme === undefined || !isUnitLike(lexeme, lexemes[at - 1])) return undefined;
  const hyphened = [lexeme, lexemes[at + 1], lexemes[at + 2]].map((part) => part?.text ?? "").join("");
  const long = hyphened.includes("-") ? named(hyphened) : undefined;
  if (long !== undefined) return { ...long, next: at + 3 };
  const digit = lexemes[at + 1]?.glued ? named(lexeme.text + (lexemes[at + 1]?.text ?? "")) : undefined;
  if (digit !== undefined) return { ...digit, next: at + 2 };
  const unit = temperature(lexeme) ?? named(lexeme.text);
  return unit === undefined ? undefined : { ...unit, next: at + 1 };
};

/** "km per second", "MB/s": a length or an amount of data over a time. */
const overTime = (lexemes: readonly Lexeme[], unit: ReadUnit): ReadUnit => {
  const isRated = /^(?:length|bytes|bits)$/.test(unit.dimension);
  const isOver = /^(?:per|\/|an?|each|every)$/.test(lexemes[unit.next]?.text ?? "");
  const time = isRated && isOver ? named(lexemes[unit.next + 1]?.text ?? "") : undefined;
  if (time?.dimension !== "time") return unit;
  return { dimension: `${unit.dimension}/time`, factor: unit.factor / time.factor, next: unit.next + 2 };
};

/** Reads a unit at a lexeme, also behind a hyphen ("30-day"). */
export const readUnit = (lexemes: readonly Lexeme[], at: number): ReadUnit | undefined => {
  const from = lexemes[at]?.text === "-" && lexemes[at]?.glued && lexemes[at + 1]?.glued ? at + 1 : at;
  const unit = readCompound(lexemes, from) ?? readSimple(lexemes, from);
  return unit === undefined ? undefined : overTime(lexemes, unit);
};

/** A currency before its number: "$5", "US$5", "EUR 5". */
const readPrefix = (lexemes: readonly Lexeme[], at: number): ReadUnit | undefined => {
  const unit = named(lexemes[at]?.text ?? "");
  const isPrefix = unit !== undefined && CURRENCIES.has(unit.dimension) && unit.factor === 1;
  return isPrefix && lexemes[at + 1]?.isNumber ? { ...unit, next: at + 1 } : undefined;
};

const isNegative = (lexemes: readonly Lexeme[], at: number): boolean =>
  /^[-−]$/.test(lexemes[at - 1]?.text ?? "") && !lexemes[at - 1]?.glued && lexemes[at]?.glued === true;

/** Reads a number with its unit or currency at a lexeme; the dimension is `number` where there is no unit. */
export const readMeasure = (lexemes: readonly Lexeme[], at: number): Found | undefined => {
  const prefix = readPrefix(lexemes, at);
  const number = readNumber(lexemes, prefix?.next ?? at, prefix !== undefined);
  if (number === undefined) return undefined;
  const unit = prefix ?? readUnit(lexemes, number.next);
  const sign = isNegative(lexemes, at) ? -1 : 1;
  const next = prefix === undefined ? (unit?.next ?? number.next) : number.next;
  const value = sign * number.value * (unit?.factor ?? 1);
  const isWeak = number.isWeak === true && unit === undefined;
  return { dimension: unit?.dimension ?? "number", value, next, ...(isWeak && { isWeak }) };
};
