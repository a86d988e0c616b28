/** A day, month or year, as far as the text tells. */
export interface CalendarDate {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
}

/** A number with what it measures, as a text tells it. */
export interface Quantity {
  /** Such as `time`, `usd`; `number` without a unit; `date`, `clock`, `ordinal` and `rate` for these. */
  readonly dimension: string;
  /** In the base of the dimension: seconds, months, metres, kilograms, bytes, litres, minutes of the day. */
  readonly value: number;
  readonly date?: CalendarDate;
  /** Rather an article than a number ("one", "a week"): it answers another quantity, but raises no conflict alone. */
  readonly isWeak?: boolean;
  /** Whether it is a limit: "at least" is lower, "at most" upper. */
  readonly bound?: "lower" | "upper";
  readonly written: string;
  /** Its place in the normalised text. */
  readonly start: number;
  readonly end: number;
}

/** What a reader found at a lexeme: the meaning, and the index of the lexeme behind it. */
export interface Found {
  readonly dimension: string;
  readonly value: number;
  readonly date?: CalendarDate;
  readonly isWeak?: boolean;
  readonly next: number;
}

const TOLERANCE = 0.001;

/** Equal within 0.1 %, so that rounding in a conversion does not count. */
export const isNear = (a: number, b: number): boolean =>
  a === b || Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
