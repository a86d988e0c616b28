import { DENOMINATORS, MAGNITUDES, NUMBER_WORDS } from "./data/number-words.ts";
import type { Lexeme } from "./lex.ts";

/** A number read at a lexeme, and the index of the lexeme behind it. */
export interface ReadNumber {
  readonly value: number;
  readonly next: number;
  readonly isWeak?: boolean;
}

const THOUSANDS = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const DECIMAL = /^\d+(?:[.,]\d+)?$/;
const GROUP = /^\d{3}$/;

const valueOf = (digits: string): number | undefined => {
  if (THOUSANDS.test(digits)) return Number(digits.replaceAll(",", ""));
  return DECIMAL.test(digits) ? Number(digits.replace(",", ".")) : undefined;
};

/** Digits, also in groups with spaces between ("300 000"). */
const readDigits = (lexemes: readonly Lexeme[], at: number): ReadNumber | undefined => {
  const written = lexemes[at]?.text ?? "";
  const value = valueOf(written);
  if (value === undefined) return undefined;
  let [all, next] = [written, at + 1];
  while (/^\d{1,3}$/.test(written) && GROUP.test(lexemes[next]?.text ?? "")) {
    all += lexemes[next]?.text ?? "";
    next++;
  }
  return { value: next === at + 1 ? value : Number(all), next };
};

/** "twenty-five", "seven": below a hundred. */
const readSmall = (lexemes: readonly Lexeme[], at: number): ReadNumber | undefined => {
  const value = NUMBER_WORDS.get(lexemes[at]?.text ?? "");
  if (value === undefined) return undefined;
  const hyphened = lexemes[at + 1]?.text === "-" ? at + 2 : at + 1;
  const ones = NUMBER_WORDS.get(lexemes[hyphened]?.text ?? "");
  const isTens = value >= 20 && ones !== undefined && ones > 0 && ones < 10;
  return isTens ? { value: value + ones, next: hyphened + 1 } : { value, next: at + 1 };
};

/** "two hundred and fifty thousand": small numbers and magnitudes in turn. */
const readWords = (lexemes: readonly Lexeme[], at: number): ReadNumber | undefined => {
  const first = readSmall(lexemes, at);
  if (first === undefined) return undefined;
  let [total, group, next] = [0, first.value, first.next];
  for (;;) {
    const magnitude = MAGNITUDES.get(lexemes[next]?.text ?? "");
    if (magnitude !== undefined && (lexemes[next]?.text.length ?? 0) > 2) {
      group *= magnitude;
      if (magnitude > 100) [total, group] = [total + group, 0];
      next++;
      continue;
    }
    const linked = lexemes[next]?.text === "and" ? next + 1 : next;
    const more = total + group >= 100 ? readSmall(lexemes, linked) : undefined;
    if (more === undefined) return { value: total + group, next };
    [group, next] = [group + more.value, more.next];
  }
};

const isMagnitudeAt = (lexeme: Lexeme, isMoney: boolean): boolean =>
  lexeme.text.length > 1 || (lexeme.glued && (lexeme.text === "k" || isMoney));

const LETTERS: ReadonlyMap<string, number> = new Map([
  ["M", 1e6],
  ["m", 1e6],
  ["B", 1e9],
  ["b", 1e9],
  ["T", 1e12],
]);

/** "5 million", "10k", "$4M"; capital letters glued to a number count alone. */
const magnified = (lexemes: readonly Lexeme[], { value, next }: ReadNumber, isMoney: boolean): ReadNumber => {
  const lexeme = lexemes[next];
  if (lexeme === undefined) return { value, next };
  const letter = LETTERS.get(lexeme.written);
  const isLetter = letter !== undefined && lexeme.glued && (isMoney || /[MBT]/.test(lexeme.written));
  const magnitude = isLetter ? letter : MAGNITUDES.get(lexeme.text);
  const isUsed = magnitude !== undefined && (isLetter || isMagnitudeAt(lexeme, isMoney));
  return isUsed ? { value: value * magnitude, next: next + 1 } : { value, next };
};

/** "1/2", "1⁄2", and the rest of "1 1/2". */
const readFraction = (lexemes: readonly Lexeme[], at: number): ReadNumber | undefined => {
  const [over, under] = [lexemes[at], lexemes[at + 2]];
  const isFraction = /^[/⁄]$/.test(lexemes[at + 1]?.text ?? "") && lexemes[at + 1]?.glued && under?.glued;
  if (!isFraction || !/^\d{1,2}$/.test(over?.text ?? "") || !/^[2-9]$|^\d{2}$/.test(under?.text ?? ""))
    return undefined;
  return { value: Number(over?.text) / Number(under?.text), next: at + 3 };
};

/** What "and a half" or "1/2" adds behind a number. */
const withFraction = (lexemes: readonly Lexeme[], number: ReadNumber): ReadNumber => {
  const { value, next } = number;
  const words = [0, 1, 2].map((offset) => lexemes[next + offset]?.text);
  if (words[0] === "and" && words[1] === "a" && words[2] === "half")
    return { value: value + 0.5, next: next + 3 };
  const fraction = lexemes[next]?.glued ? undefined : readFraction(lexemes, next);
  return fraction === undefined ? number : { value: value + fraction.value, next: fraction.next };
};

/** "two thirds", "three-quarters". */
const parted = (lexemes: readonly Lexeme[], number: ReadNumber): ReadNumber => {
  const next = lexemes[number.next]?.text === "-" ? number.next + 1 : number.next;
  const under = number.value < 10 ? DENOMINATORS.get(lexemes[next]?.text ?? "") : undefined;
  return under === undefined ? number : { value: number.value / under, next: next + 1 };
};

const isOutOf = (lexemes: readonly Lexeme[], at: number): boolean =>
  lexemes[at]?.text === "out" && lexemes[at + 1]?.text === "of";

/** "three out of four" is a share. */
const outOf = (lexemes: readonly Lexeme[], part: ReadNumber): ReadNumber => {
  const whole = readDigits(lexemes, part.next + 2) ?? readWords(lexemes, part.next + 2);
  const isShare = whole !== undefined && whole.value >= part.value && whole.value > 0;
  return isShare ? { value: part.value / whole.value, next: whole.next } : part;
};

/** Reads a number in digits or words with its magnitude and fraction; "one" alone is weak. */
export const readNumber = (
  lexemes: readonly Lexeme[],
  at: number,
  isMoney = false,
): ReadNumber | undefined => {
  const fraction = readFraction(lexemes, at);
  if (fraction !== undefined) return fraction;
  const digits = readDigits(lexemes, at);
  if (digits !== undefined && isOutOf(lexemes, digits.next)) return outOf(lexemes, digits);
  if (digits !== undefined) return magnified(lexemes, withFraction(lexemes, digits), isMoney);
  const words = readWords(lexemes, at);
  if (words === undefined) return undefined;
  const whole = parted(lexemes, withFraction(lexemes, words));
  if (whole.next === words.next && isOutOf(lexemes, words.next)) return outOf(lexemes, words);
  return whole.next === at + 1 && whole.value === 1 ? { ...whole, isWeak: true } : whole;
};
