/** A limit, and on which side of it a value must be. */
export interface Bound {
  readonly limit: number;
  readonly words: "less than" | "at most" | "more than" | "at least";
  readonly holds: (value: number) => boolean;
  /** The greater a value, the worse. */
  readonly isCeiling: boolean;
}

/** The value is less than `limit`. */
export const lessThan = (limit: number): Bound => ({
  limit,
  words: "less than",
  holds: (value) => value < limit,
  isCeiling: true,
});

/** The value is `limit` or less. */
export const atMost = (limit: number): Bound => ({
  limit,
  words: "at most",
  holds: (value) => value <= limit,
  isCeiling: true,
});

/** The value is greater than `limit`. */
export const moreThan = (limit: number): Bound => ({
  limit,
  words: "more than",
  holds: (value) => value > limit,
  isCeiling: false,
});

/** The value is `limit` or more. */
export const atLeast = (limit: number): Bound => ({
  limit,
  words: "at least",
  holds: (value) => value >= limit,
  isCeiling: false,
});
