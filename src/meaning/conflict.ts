/** What two texts can disagree about; each kind is one guard's. */
export type ConflictKind =
  | "quantity"
  | "negation"
  | "antonym"
  | "entity"
  | "quantifier"
  | "modality"
  | "roles"
  | "order"
  | "verdict"
  | "exclusive"
  | "refusal"
  | "substitution"
  | "json"
  | "condition";

/** One point on which two texts disagree, as each of them puts it. */
export interface Conflict {
  readonly kind: ConflictKind;
  /** The expected text's words; empty where it has none. */
  readonly expected: string;
  /** The actual text's words; empty where it has none. */
  readonly actual: string;
  /** One readable clause, such as `"30 days" against "60 days"`. */
  readonly message: string;
}
