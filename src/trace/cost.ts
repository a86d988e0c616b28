/** What a call cost, in US dollars; the parts add up to `total`. */
export interface Cost {
  readonly total: number;
  /** The prompt's tokens that were neither read from nor written to the cache. */
  readonly input: number;
  /** What was read from and written to the cache. */
  readonly cached: number;
  /** The answer's tokens, less reasoning. */
  readonly output: number;
  readonly reasoning: number;
  /** What is billed by other units than tokens (searches, pictures, seconds). */
  readonly other: number;
}
