/** What may befall an answer. Plain data, so that a failing case can be printed and tried again. */
export type Fault = Misfortune & {
  /** Which of the cassette's interactions it befalls, from 0, counted modulo how many there are; absent: all of them. */
  readonly call?: number;
};

/** The kinds of faults; offsets are bytes of the decoded body, counted modulo its length + 1. */
export type Misfortune =
  | {
      /** The same bytes, in other pieces. */
      readonly kind: "rechunk";
      /** Where a new piece begins, in any order. */
      readonly cuts: readonly number[];
    }
  | {
      /** The body ends early, as if it were whole. */
      readonly kind: "truncate";
      readonly at: number;
    }
  | {
      /** The connection breaks in the middle of the body. */
      readonly kind: "cut";
      readonly at: number;
    }
  | {
      /** The provider refuses at first. */
      readonly kind: "refuse";
      /** 429, 500, 503, 529, … */
      readonly status: number;
      /** How often, before the recorded answer is given; default: 1. */
      readonly times?: number;
      /** The `retry-after` header, in seconds. */
      readonly retryAfter?: number;
    }
  | {
      /** The connection is refused at first, before anything is answered. */
      readonly kind: "unreachable";
      readonly times?: number;
    }
  | {
      /** The first piece of the body comes late. */
      readonly kind: "slow start";
      /** Milliseconds. */
      readonly ms: number;
    }
  | {
      /** Each piece comes so much after the one before it, the last used for those that follow. */
      readonly kind: "gaps";
      /** Milliseconds; at least one. */
      readonly ms: readonly number[];
    }
  | {
      /** The `data: [DONE]` that ends a stream comes twice, or not at all; streams without it stay as they are. */
      readonly kind: "done";
      readonly times: 0 | 2;
    };

/** Tells whether a fault makes a client wait. */
export const takesTime = ({ kind }: Fault): boolean => kind === "slow start" || kind === "gaps";
