/** Two answers of a model to one question, and whether they say the same. */
export interface Pair {
  readonly same: boolean;
  /** What was reworded, or what was changed. */
  readonly kind: string;
  readonly a: string;
  readonly b: string;
}

/** Two answers that say the same in other words. */
export const same = (kind: string, a: string, b: string): Pair => ({ same: true, kind, a, b });

/** Two answers that differ by one detail. */
export const differs = (kind: string, a: string, b: string): Pair => ({ same: false, kind, a, b });
