import { MONTHS } from "./data/number-words.ts";
import type { Lexeme } from "./lex.ts";
import type { CalendarDate, Found } from "./quantity.ts";

const ORDINAL_ENDING = /^(?:st|nd|rd|th)$/;
const MONTH_CONTEXT =
  /^(?:in|of|by|since|until|till|from|to|through|before|after|during|last|next|early|mid|late|this)$/;

const whole = (lexeme: Lexeme | undefined, digits: RegExp): number | undefined =>
  lexeme !== undefined && digits.test(lexeme.text) ? Number(lexeme.text) : undefined;

const yearAt = (lexemes: readonly Lexeme[], at: number): number | undefined =>
  whole(lexemes[at], /^[12]\d{3}$/);

const dayAt = (lexemes: readonly Lexeme[], at: number): number | undefined => {
  const day = whole(lexemes[at], /^\d{1,2}$/);
  return day !== undefined && day >= 1 && day <= 31 ? day : undefined;
};

/** Past an ordinal's ending ("1st") that is glued to its number. */
const pastEnding = (lexemes: readonly Lexeme[], at: number): number => {
  const lexeme = lexemes[at];
  return lexeme !== undefined && lexeme.glued && ORDINAL_ENDING.test(lexeme.text) ? at + 1 : at;
};

const monthAt = (lexemes: readonly Lexeme[], at: number): number | undefined => {
  const lexeme = lexemes[at];
  return lexeme !== undefined && /^\p{Lu}/u.test(lexeme.written) ? MONTHS.get(lexeme.text) : undefined;
};

const pastMonth = (lexemes: readonly Lexeme[], at: number): number =>
  lexemes[at + 1]?.text === "." && lexemes[at + 1]?.glued && lexemes[at]?.text !== "may" ? at + 2 : at + 1;

const inOrder = ({ year, month, day }: CalendarDate): CalendarDate => ({
  ...(year !== undefined && { year }),
  ...(month !== undefined && { month }),
  ...(day !== undefined && { day }),
});

const found = (date: CalendarDate, next: number): Found => ({
  dimension: "date",
  value: 0,
  date: inOrder(date),
  next,
});

const withYear = (lexemes: readonly Lexeme[], date: CalendarDate, at: number): Found => {
  const comma = lexemes[at]?.text === "," || lexemes[at]?.text === "of" ? at + 1 : at;
  const year = yearAt(lexemes, comma);
  return year === undefined ? found(date, at) : found({ ...date, year }, comma + 1);
};

const readIso = (lexemes: readonly Lexeme[], at: number): Found | undefined => {
  const [year, month, day] = [yearAt(lexemes, at), dayAt(lexemes, at + 2), dayAt(lexemes, at + 4)];
  const mark = lexemes[at + 1]?.text;
  const isDate = (mark === "-" || mark === "/") && lexemes[at + 3]?.text === mark && lexemes[at + 1]?.glued;
  if (!isDate || year === undefined || month === undefined || day === undefined) return undefined;
  return month <= 12 ? found({ year, month, day }, at + 5) : undefined;
};

/** Day and month with slashes: which comes first is known only where one of them is over 12. */
const readSlashed = (lexemes: readonly Lexeme[], at: number): Found | undefined => {
  const [first, second, year] = [dayAt(lexemes, at), dayAt(lexemes, at + 2), yearAt(lexemes, at + 4)];
  const isDate =
    /^[/.]$/.test(lexemes[at + 1]?.text ?? "") && lexemes[at + 3]?.text === lexemes[at + 1]?.text;
  if (!isDate || first === undefined || second === undefined || year === undefined) return undefined;
  if (first <= 12 && second <= 12 && first !== second) return found({ year }, at + 5);
  const [day, month] = first > 12 ? [first, second] : [second, first];
  return month <= 12 ? found({ year, month, day }, at + 5) : undefined;
};

const readDayMonth = (lexemes: readonly Lexeme[], at: number): Found | undefined => {
  const day = dayAt(lexemes, at);
  const ended = pastEnding(lexemes, at + 1);
  const monthAtIndex = lexemes[ended]?.text === "of" ? ended + 1 : ended;
  const month = monthAt(lexemes, monthAtIndex);
  if (day === undefined || month === undefined) return undefined;
  return withYear(lexemes, { day, month }, pastMonth(lexemes, monthAtIndex));
};

const readMonthDay = (lexemes: readonly Lexeme[], at: number): Found | undefined => {
  const month = monthAt(lexemes, at);
  if (month === undefined) return undefined;
  const behind = pastMonth(lexemes, at);
  const dayIndex = lexemes[behind]?.text === "the" ? behind + 1 : behind;
  const day = dayAt(lexemes, dayIndex);
  if (day !== undefined) return withYear(lexemes, { month, day }, pastEnding(lexemes, dayIndex + 1));
  const dated = withYear(lexemes, { month }, behind);
  const isNamed = lexemes[at]?.text.length !== 3 && MONTH_CONTEXT.test(lexemes[at - 1]?.text ?? "");
  return dated.date?.year !== undefined || isNamed ? dated : undefined;
};

const readYear = (lexemes: readonly Lexeme[], at: number): Found | undefined => {
  const year = yearAt(lexemes, at);
  const isYear = year !== undefined && year >= 1500 && year < 2100;
  const isSaid = /^(?:in|since|until|by|from|during|of|year|around|circa|before|after)$/.test(
    lexemes[at - 1]?.text ?? "",
  );
  return isYear && isSaid && !lexemes[at + 1]?.glued ? found({ year }, at + 1) : undefined;
};

/** Reads a date at a lexeme: ISO, slashes, "12 March 2024", "March 12th", "in March", "in 2024". */
export const readDate = (lexemes: readonly Lexeme[], at: number): Found | undefined =>
  lexemes[at]?.isNumber
    ? (readIso(lexemes, at) ?? readSlashed(lexemes, at) ?? readDayMonth(lexemes, at) ?? readYear(lexemes, at))
    : readMonthDay(lexemes, at);
