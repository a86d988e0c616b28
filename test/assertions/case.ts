/** What a matcher is called with: its subject, and what it expects. */
type Given = readonly [subject: unknown, ...given: unknown[]];

/** What the rules of all matchers are proved with, for one of them. */
export interface Case {
  readonly pass: readonly Given[];
  readonly fail: readonly Given[];
  /** Data is missing: what the message must say, then what the matcher is called with. */
  readonly missing: readonly (readonly [says: string, subject: unknown, ...given: unknown[]])[];
  /** Nothing is selected. */
  readonly empty: Given;
  /** The same with `allowEmpty`. */
  readonly emptyAllowed: Given;
  /** What the claim is then: one about all of them holds, one that there is one does not. Default: it holds. */
  readonly ifEmpty?: boolean;
}
