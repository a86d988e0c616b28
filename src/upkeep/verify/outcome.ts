import type { Interaction } from "../../cassette/cassette.ts";
import type { Compared } from "./compare.ts";
import type { Planned } from "./step.ts";

/** What came of a recorded interaction. */
export type Outcome =
  | ({ readonly kind: "compared"; readonly today: Interaction; readonly isRenamed: boolean } & Compared)
  /** It was sent, and nothing came that could be held against the recording. */
  | { readonly kind: "failed"; readonly reason: string; readonly today?: Interaction }
  /** It was not sent: it cannot be, or must not. */
  | { readonly kind: "skipped"; readonly reason: string }
  /** It was not sent, since the limit of what may be paid was reached. */
  | { readonly kind: "stopped"; readonly reason: string };

/** An interaction of a cassette and what came of it. */
export interface Verified {
  readonly planned: Planned;
  readonly outcome: Outcome;
}
