import type { Interaction, RecordedSpan } from "../cassette/cassette.ts";
import type { Call, CallError } from "./call.ts";
import type { Cost } from "./cost.ts";
import type { ToolCallPart } from "./message.ts";
import type { Span, SpanQuery } from "./span.ts";
import type { Usage } from "./usage.ts";

/** What a trace is read from. */
export interface TraceSource {
  /** The test, or the name given to `withCassette`. */
  readonly title?: string;
  /** In the order they were sent; `span` names one of {@link spans}. */
  readonly interactions: readonly Interaction[];
  readonly spans?: readonly RecordedSpan[];
  /** When each interaction was really sent and answered, on the clock of {@link spans}; given in replay only. */
  readonly replayed?: readonly { readonly start: number; readonly end: number }[];
  /** All that the cassette of a replay holds, which tells how long the program itself took between its calls. */
  readonly taped?: readonly Interaction[];
  /** When the spans' clock stood at 0, ISO 8601; needed where no interaction tells. */
  readonly startedAt?: string;
}

/** A call whose cost is not known, and why. */
export interface Unpriced {
  readonly call: Call;
  readonly reason: string;
}

/** A tool that a model asked for, and the call in which it did. */
export interface TracedToolCall extends ToolCallPart {
  readonly call: Call;
  /** What the program sent back for it in a later call; absent where it did not. */
  readonly response?: unknown;
}

/** What went wrong, and in which call. */
export interface TracedError extends CallError {
  readonly call: Call;
}

/** What a program did: its calls and spans as one tree. Calls that a judge made are apart and never counted. */
export interface Trace {
  readonly title?: string;
  /** The program's calls, in the order they were sent. */
  readonly calls: readonly Call[];
  /** The calls that matchers made to judge an output. */
  readonly judgeCalls: readonly Call[];
  /** All spans, parents before their children. */
  readonly spans: readonly Span[];
  /** The span of the whole trace. */
  readonly root: Span;
  /** The sums over all model calls; a kind that no call reports is absent. */
  readonly usage: Usage;
  /** The sum over all model calls, in US dollars; `undefined` where {@link unpriced} is not empty. */
  readonly cost: Cost | undefined;
  readonly unpriced: readonly Unpriced[];
  /** From the first thing that began to the last that ended, in milliseconds as measured while recording. */
  readonly duration: number;
  /** The text of the last model call; absent where none answered. */
  readonly output?: string;
  readonly toolCalls: readonly TracedToolCall[];
  readonly errors: readonly TracedError[];
  /** How many calls were the same request sent again after an error. */
  readonly retries: number;
  /** Gives the first span that fits; a text is a span's whole name. */
  readonly find: (query: SpanQuery | string | RegExp) => Span | undefined;
  /** Gives all spans that fit, parents before their children. */
  readonly findAll: (query: SpanQuery | string | RegExp) => readonly Span[];
  /** Gives the part of the trace that happened inside a span, the span included; times and indexes stay. */
  readonly within: (span: Span) => Trace;
  /** Plain data, without bodies as sent. */
  readonly toJSON: () => unknown;
}
