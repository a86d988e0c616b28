import type { Quantity } from "./quantity.ts";

/** A word, a phrase read as one, or a quantity of a text. */
export interface Unit {
  /** What it is compared by: the stem, or dimension and value. */
  readonly key: string;
  /** As the normalised text has it. */
  readonly written: string;
  /** The same, lower-cased. */
  readonly lower: string;
  /** `light` words carry grammar. */
  readonly kind: "word" | "light" | "quantity";
  readonly quantity?: Quantity;
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
  /** The index of its clause. */
  readonly clause: number;
}
