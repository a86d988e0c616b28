import { NUMBER_WORDS } from "./data/number-words.ts";
import type { Lexeme } from "./lex.ts";
import type { Found } from "./quantity.ts";

const NOON = 12;
const MINUTES = 60;
const HALF_DAYS: ReadonlyMap<string, number> = new Map([
  ["noon", 720],
  ["midday", 720],
  ["midnight", 0],
]);
const PARTS_OF_HOUR: ReadonlyMap<string, number> = new Map([
  ["half", 30],
  ["quarter", 15],
]);
const DIRECTIONS: ReadonlyMap<string, number> = new Map([
  ["past", 1],
  ["to", -1],
]);

/** "am", "a.m." or "p.m." at a lexeme, and where it ends. */
const halfAt = (lexemes: readonly Lexeme[], at: number): { isPm: boolean; next: number } | undefined => {
  const text = lexemes[at]?.text ?? "";
  if (text === "am" || text === "pm") return { isPm: text === "pm", next: at + 1 };
  const isDotted =
    (text === "a" || text === "p") && lexemes[at + 1]?.text === "." && lexemes[at + 2]?.text === "m";
  if (!isDotted || !lexemes[at + 2]?.glued) return undefined;
  return { isPm: text === "p", next: lexemes[at + 3]?.text === "." ? at + 4 : at + 3 };
};

const found = (hours: number, minutes: number, next: number): Found => ({
  dimension: "clock",
  value: hours * MINUTES + minutes,
  next,
});

const in24 = (hour: number, isPm: boolean): number => (hour % NOON) + (isPm ? NOON : 0);

const hourAt = (lexemes: readonly Lexeme[], at: number): number | undefined => {
  const text = lexemes[at]?.text ?? "";
  const hour = /^\d{1,2}$/.test(text) ? Number(text) : NUMBER_WORDS.get(text);
  return hour !== undefined && hour >= 1 && hour <= NOON ? hour : undefined;
};

/** "half past nine", "a quarter to ten". */
const readTold = (lexemes: readonly Lexeme[], at: number): Found | undefined => {
  const minutes = PARTS_OF_HOUR.get(lexemes[at]?.text ?? "");
  const direction = DIRECTIONS.get(lexemes[at + 1]?.text ?? "");
  const hour = hourAt(lexemes, at + 2);
  if (minutes === undefined || direction === undefined || hour === undefined) return undefined;
  return found(hour, minutes * direction, at + 3);
};

/** Reads a time of the day in minutes: "15:00", "3 p.m.", "3:30pm", "noon"; nothing where there is none. */
export const readClock = (lexemes: readonly Lexeme[], at: number): Found | undefined => {
  const first = lexemes[at];
  if (first === undefined) return undefined;
  const told = readTold(lexemes, at);
  if (told !== undefined) return told;
  const named = HALF_DAYS.get(first.text);
  if (named !== undefined) return { dimension: "clock", value: named, next: at + 1 };
  if (!/^(?:[01]?\d|2[0-4])$/.test(first.text)) return undefined;
  const hour = Number(first.text);
  const minutes = lexemes[at + 2];
  const hasMinutes =
    lexemes[at + 1]?.text === ":" && minutes?.glued === true && /^[0-5]\d$/.test(minutes.text);
  const behind = hasMinutes ? at + 3 : at + 1;
  const half = hour <= NOON ? halfAt(lexemes, behind) : undefined;
  const past = hasMinutes ? Number(minutes.text) : 0;
  if (half !== undefined) return found(in24(hour, half.isPm), past, half.next);
  return hasMinutes ? found(hour, past, behind) : undefined;
};
