import type { Failure, Timing } from "../cassette/cassette.ts";
import type { Role } from "../answer.ts";

/** One call, as far as it can be read without knowing its provider. */
export interface Call {
  readonly role: Role;
  readonly method: string;
  readonly url: string;
  /** The HTTP status; absent where no response came. */
  readonly status?: number;
  /** The request's body; absent where it is not text. */
  readonly requestText?: string;
  /** The response's body; absent where it is not text. */
  readonly text?: string;
  readonly failure?: Failure;
  /** Milliseconds since the request was sent. */
  readonly timing: Timing;
}

/** What a program did, read from its interactions: its calls in the order they were sent. */
export interface Trace {
  readonly calls: readonly Call[];
}
