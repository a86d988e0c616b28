import type { LlmReplayError } from "../errors.ts";
import { failure } from "../errors.ts";
import type { Mode } from "./mode.ts";
import type { Work } from "./work.ts";

/** What a session did, told when it closes. */
export interface Summary {
  readonly title: string;
  /** The cassette's file. */
  readonly path: string;
  readonly mode: Mode;
  readonly work: Work;
  /** Requests answered from a cassette. */
  readonly served: number;
  /** Requests that went live. */
  readonly sent: number;
  /** Requests that were refused. */
  readonly refused: number;
  /** Recorded requests that were not sent, as `POST https://…`. */
  readonly unused: readonly string[];
  /** Where the recording went, and why it was set aside where it was. */
  readonly saved?: { readonly path: string; readonly aside?: string };
  /** A recording that may be served stands at `path` now. */
  readonly stands: boolean;
  /** What went well but should be known: hits by volatile tokens, late requests, a stale cassette. */
  readonly notes: readonly string[];
  /** What must fail the test: misses, refused connections, a recording that could not be saved. */
  readonly problems: readonly LlmReplayError[];
}

/** Builds the one error that tells all problems of `summary` in full, `undefined` where there are none. */
export const errorOf = ({ title, problems }: Summary): LlmReplayError | undefined => {
  const [first] = problems;
  if (!first || problems.length === 1) return first;
  const told = problems.map(({ message }, index) => `${index + 1}. ${message}`).join("\n\n");
  return failure("requestsFailed", title, problems.length, told);
};
