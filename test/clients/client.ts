/** A client library as the suite drives it; results and events are compared as they are. */
export interface Client {
  readonly name: string;
  /** Builds the library's client for an upstream at `origin`, which has no path and no final slash. */
  readonly connect: (origin: string) => Talk;
  /** Whether the library itself asks again after a 429 or 500. */
  readonly retries: boolean;
  /** Fields of its results that are no part of the answer: times it measures, and headers that are not recorded. */
  readonly aside?: readonly string[];
  /** Whether a stream can be given up only once its answer has begun. */
  readonly abortsLate?: boolean;
  /** Whether it is to talk over TLS. */
  readonly secure?: boolean;
  /** Whether it talks HTTP/2 from the first byte. */
  readonly http2?: boolean;
  /** A text that every plain answer holds; `«<prompt>»` where left out. */
  readonly mark?: string;
}

/** What a client can be asked for. */
export interface Talk {
  readonly plain: (prompt: string) => Promise<unknown>;
  readonly stream?: (prompt: string, signal?: AbortSignal) => Events;
  readonly tool?: (prompt: string) => Promise<unknown>;
  readonly streamTool?: (prompt: string) => Events;
}

/** The events of a streamed answer, as the library gives them. */
export type Events = AsyncIterable<unknown> | Promise<AsyncIterable<unknown>>;

/** The tool that the upstream calls when a request offers one. */
export const WEATHER = {
  name: "get_weather",
  description: "Tells the weather of a city.",
  parameters: {
    type: "object",
    properties: { city: { type: "string" } },
    required: ["city"],
    additionalProperties: false,
  },
} as const;

/** The body of a chat completion request, for clients that send what they are told. */
export const chatBody = (content: string, stream: boolean) => ({
  model: "gpt-4o",
  stream,
  messages: [{ role: "user", content }],
});
