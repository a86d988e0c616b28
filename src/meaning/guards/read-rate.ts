import { UNITS_OF_MEASURE } from "./data/units.ts";
import type { Lexeme } from "./lex.ts";
import type { Found } from "./quantity.ts";

const PERIODS = /^(?:second|sec|s|minute|min|hour|hr|h|day|night|week|month|mo|quarter|year|yr)s?$/;
const BEFORE_DURATION =
  /^(?:in|for|within|after|of|over|during|than|about|around|nearly|almost|least|most|lasts?|lasted|takes?|took|take|until|under|approximately|roughly|another|only|by|past|half)$/;
/** Adverbs and adjectives of frequency, and the period each means. */
export const RATE_ADVERBS: ReadonlyMap<string, string> = new Map([
  ["hourly", "hour"],
  ["daily", "day"],
  ["nightly", "day"],
  ["weekly", "week"],
  ["fortnightly", "fortnight"],
  ["monthly", "month"],
  ["quarterly", "quarter"],
  ["yearly", "year"],
  ["annual", "year"],
  ["annually", "year"],
  ["annum", "year"],
]);
const DAYS_OF_MONTH = 30.4375;
const DAY = 86_400;

/** The seconds of a period, so that two names of one period are one rate. */
const secondsOf = (period: string): number | undefined => {
  const unit = UNITS_OF_MEASURE.get(period);
  if (unit === undefined) return undefined;
  return unit.dimension === "months" ? unit.factor * DAYS_OF_MONTH * DAY : unit.factor;
};

const found = (dimension: string, value: number | undefined, next: number): Found | undefined =>
  value === undefined ? undefined : { dimension, value, next };

/** "a week": a weak duration behind a preposition, else a rate. */
const readArticle = (lexemes: readonly Lexeme[], at: number, period: string): Found | undefined => {
  const unit = UNITS_OF_MEASURE.get(period);
  if (!BEFORE_DURATION.test(lexemes[at - 1]?.text ?? "") && at > 0)
    return found("rate", secondsOf(period), at + 2);
  return unit && { dimension: unit.dimension, value: unit.factor, isWeak: true, next: at + 2 };
};

/** Reads how often or per what time: "daily", "per month", "every week", "a year"; the value is the period in seconds. */
export const readRate = (lexemes: readonly Lexeme[], at: number): Found | undefined => {
  const [text = "", period = ""] = [lexemes[at]?.text, lexemes[at + 1]?.text];
  const adverb = RATE_ADVERBS.get(text);
  if (adverb !== undefined) return found("rate", secondsOf(adverb), at + 1);
  if (!PERIODS.test(period)) return undefined;
  if (/^(?:per|each|every|\/)$/.test(text)) return found("rate", secondsOf(period), at + 2);
  return /^an?$/.test(text) ? readArticle(lexemes, at, period) : undefined;
};
