import type { Attributes } from "../../span.ts";

export type { Attributes } from "../../span.ts";

/** How one tracing library says what the GenAI conventions say: pure, and never throws. */
export interface Dialect {
  /** Its names that say the same as one of the conventions: its name → theirs. */
  readonly renames: Readonly<Record<string, string>>;
  /** Its other names that {@link read} says in the conventions' words, and that are left out for that. */
  readonly takes?: RegExp;
  /** Says in the conventions' words what takes more than another name. */
  readonly read?: (attributes: Attributes) => Attributes;
  /** What the span does, as `gen_ai.operation.name`; `undefined` where the dialect does not say. */
  readonly operation?: (attributes: Attributes) => string | undefined;
}
