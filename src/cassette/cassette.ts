import type { Role } from "../answer.ts";
import type { JsonLayout, JsonValue } from "../formats/json.ts";

/** One header line; names are lower case, repeated names are repeated lines. */
export type Header = readonly [name: string, value: string];

/** A piece of a body as it arrived: text where the bytes are UTF-8, else base64. */
export type Chunk = string | { readonly base64: string };

/** A JSON document: printing `json` with `layout` and the literals in `numbers` gives the recorded bytes. */
export interface JsonBody {
  readonly json: JsonValue;
  /** How the text was laid out; absent: compact, as `JSON.stringify` prints it. */
  readonly layout?: JsonLayout;
  /** Number literals that JavaScript prints otherwise (`1.0`, integers beyond 2^53), by JSON pointer. */
  readonly numbers?: Readonly<Record<string, string>>;
  /** Byte offsets at which a new chunk began; absent: one chunk. */
  readonly cuts?: readonly number[];
}

/** A text that came in one piece, a line an item; the lines joined give the recorded bytes. */
export interface TextBody {
  readonly text: readonly string[];
  readonly cuts?: readonly number[];
}

/** A stream of text, a chunk an item. */
export interface StreamBody {
  readonly chunks: readonly Chunk[];
}

/** Bytes that are not text. */
export interface BinaryBody {
  readonly base64: string;
  readonly cuts?: readonly number[];
}

/** A body of bytes in its readable form; absent (`null`) where there was none. */
export type Body = JsonBody | TextBody | StreamBody | BinaryBody;

/** A part of a request that may count in matching. */
export type RequestPart = "headers" | "body";

/** A request as sent, less what must not be kept. */
export interface RecordedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly Header[];
  readonly body: Body | null;
  /** The match key that `match.normalize` gave, where it was used. */
  readonly key?: string;
  /**
   * What the source it was imported from had not kept, `headers` before `body`: `headers` is empty or `body` is null, and
   * they do not count in matching. Never empty; absent where all is known.
   */
  readonly lost?: readonly RequestPart[];
}

/** A response as the client saw it (after content decoding), less transport, volatile and secret headers. */
export interface RecordedResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly Header[];
  readonly body: Body | null;
  /** The address the answer came from, where redirects led away from the request's. */
  readonly url?: string;
}

/** Why there is no response, or why its body broke off. */
export interface Failure {
  /** `network`: the connection failed; `timeout`: the client's own limit passed; `abort`: the client left. */
  readonly kind: "network" | "timeout" | "abort";
  /** The system or undici error code (`ECONNREFUSED`, `UND_ERR_SOCKET`), where there was one. */
  readonly code?: string;
  readonly message: string;
}

/** Milliseconds since the request was sent, whole numbers. */
export interface Timing {
  /** When the response's head was there; absent where none came. */
  readonly headers?: number;
  /** When each chunk of the body was there. */
  readonly chunks: readonly number[];
  /** When the body ended or the failure was seen. */
  readonly end: number;
  /** The source it was imported from had kept no times: `chunks` is empty, and `end` is 0 and says nothing. */
  readonly lost?: true;
}

/** One request and what came of it. */
export interface Interaction {
  /** When the request was sent, ISO 8601 in UTC. */
  readonly recordedAt: string;
  readonly role: Role;
  readonly request: RecordedRequest;
  readonly response?: RecordedResponse;
  readonly failure?: Failure;
  readonly timing: Timing;
  /** The id of the span that was active when the request was sent. */
  readonly span?: string;
  /** The answer was still coming in when the recording ended. */
  readonly unfinished?: true;
  /** Nobody recorded it: it was imported from what was written by hand or made for a mock. */
  readonly synthetic?: true;
}

/**
 * One span, in the vocabulary it was recorded in. Times are milliseconds since the instant at which the cassette's first
 * interaction was sent (its `recordedAt`), on a clock that no test can fake: what began before it has a negative start.
 */
export interface RecordedSpan {
  /** `s1`, `s2`, … in the order in which the spans began. */
  readonly id: string;
  /** The id of the span it began in; absent where that is none of the cassette's. */
  readonly parent?: string;
  readonly name: string;
  /** `internal`, `server`, `client`, `producer` or `consumer`. */
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  /** In the order of their names; a text that holds a JSON object or array stands parsed. */
  readonly attributes: Readonly<Record<string, JsonValue>>;
  /** Each with `name`, `time` and `attributes`. */
  readonly events?: readonly JsonValue[];
  /** `ok` or `error`; absent: unset. */
  readonly status?: { readonly code: string; readonly message?: string };
  /** The library that made it. */
  readonly scope?: string;
  /** It was still open when the recording ended: `end` is that moment. */
  readonly unfinished?: true;
}

/** One repeated measurement of the same interactions, in their order. */
export interface Take {
  readonly recordedAt: string;
  readonly timings: readonly Timing[];
  readonly usages?: readonly JsonValue[];
  readonly scores?: Readonly<Record<string, number>>;
}

/** What one test sent and received: plain data, safe to print as JSON. */
export interface Cassette {
  readonly version: 1;
  readonly recorder: { readonly name: string; readonly version: string };
  /** When the clock of the spans stood at 0, ISO 8601 in UTC; only in a cassette without interactions, which would tell. */
  readonly startedAt?: string;
  readonly interactions: readonly Interaction[];
  readonly spans: readonly RecordedSpan[];
  readonly takes: readonly Take[];
  /** Values the test made up and asked to keep, by name. */
  readonly variables: Readonly<Record<string, JsonValue>>;
}
