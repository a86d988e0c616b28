import type { JsonValue } from "../formats/json.ts";
import type { Call } from "./call.ts";

/** What a span or an event says, by name. */
export type Attributes = Readonly<Record<string, JsonValue>>;

/** One span of a trace; times are milliseconds since the trace began. */
export interface Span {
  readonly id: string;
  readonly name: string;
  readonly kind: "internal" | "client" | "server" | "producer" | "consumer";
  readonly start: number;
  readonly end: number;
  readonly duration: number;
  /** In the newest names of the GenAI conventions where a dialect says the same, else as recorded. */
  readonly attributes: Attributes;
  readonly events: readonly SpanEvent[];
  readonly status: "unset" | "ok" | "error";
  readonly statusMessage?: string;
  /** The library that made it; absent for a span that was made on reading. */
  readonly scope?: string;
  readonly parent?: Span;
  readonly children: readonly Span[];
  /** The call that was made in it, where one was. */
  readonly call?: Call;
}

/** Something that happened during a span. */
export interface SpanEvent {
  readonly name: string;
  /** Milliseconds since the trace began. */
  readonly time: number;
  readonly attributes: Attributes;
}

/** Which spans to look for; all that is given must hold. */
export interface SpanQuery {
  readonly name?: string | RegExp;
  readonly scope?: string | RegExp;
  readonly kind?: Span["kind"];
  readonly status?: Span["status"];
  /** Attributes with the value each must have; a function tells for itself. */
  readonly attributes?: Readonly<
    Record<string, JsonValue | RegExp | ((value: JsonValue | undefined) => boolean)>
  >;
  /** In milliseconds. */
  readonly minDuration?: number;
  readonly maxDuration?: number;
  /** A span above it fits. */
  readonly ancestor?: SpanQuery;
  /** A span below it fits. */
  readonly descendant?: SpanQuery;
  readonly not?: SpanQuery;
  readonly and?: readonly SpanQuery[];
  readonly or?: readonly SpanQuery[];
}
