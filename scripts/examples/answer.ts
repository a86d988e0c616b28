/** What the stand-in for a provider answers: JSON, or the events of a stream. */
export type Answered = { readonly json: object } | { readonly events: readonly string[] };

/** A request, as far as its answer depends on it. */
export interface Asked {
  readonly model: string;
  readonly stream: boolean;
  /** The last message, as JSON. */
  readonly last: string;
  readonly hasTools: boolean;
  /** All of the request, as it was sent. */
  readonly text: string;
  /** When it came in, in seconds since 1970. */
  readonly at: number;
}
