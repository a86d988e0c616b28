import { currentRole, type Answer } from "../answer.ts";
import { anyResponse } from "../any-response.ts";
import type { Interaction, RecordedRequest, RecordedSpan } from "../cassette/cassette.ts";
import { clearTimeout, monotonic, setTimeout } from "../real-time.ts";
import { type Exchange, handedHeaders, interactionOf, noteHead, openExchange } from "./capture.ts";
import { failureOf, leaving } from "./failure-of.ts";
import { type LiveBody, liveBody } from "./live-body.ts";
import type { Redactor } from "./redact.ts";

/** How to record. */
export interface RecordingOptions {
  readonly redactor: Redactor;
  /** Hears of each request as it is sent: its place in the recording, and when, on the clock that only runs forward. */
  readonly onStart?: (request: Request, index: number, openedAt: number) => void;
  /** Hears of each interaction once nothing more can come, already redacted. */
  readonly onDone?: (interaction: Interaction, index: number) => void;
  /** Names the span that is active in the present async context. */
  readonly span?: () => string | undefined;
  /** How long a stream that the client left may come to its end, in milliseconds; default 100. */
  readonly drainMs?: number;
}

/** A recording that is going on. */
export interface Recording {
  readonly answer: Answer;
  /** Lists what was recorded, redacted, in the order the requests were sent; what is still open is marked `unfinished`. */
  interactions(): Interaction[];
  /** Masks what the program's spans say, which may repeat a key that its requests carried. */
  spans(spans: readonly RecordedSpan[]): RecordedSpan[];
  /** Waits until no stream is open, at most `ms` milliseconds; streams the client does not read are read to their end. */
  settle(ms: number): Promise<void>;
}

interface Entry {
  readonly exchange: Exchange;
  readonly done: PromiseWithResolvers<void>;
  body?: LiveBody;
  interaction?: Interaction;
}

const isOpen = ({ exchange }: Entry): boolean => exchange.endedAt === undefined;

/** The response as the client gets it: the upstream's in everything but the stream its body comes through. */
const handed = (response: Response, stream: ReadableStream<Uint8Array<ArrayBuffer>>): Response => {
  const { status, statusText, url, redirected } = response;
  const copy = anyResponse(stream, { status, statusText, headers: handedHeaders(response.headers) });
  return Object.defineProperties(copy, { url: { value: url }, redirected: { value: redirected } });
};

/**
 * Starts a recording: its answer sends every request on and keeps what came of it. The client gets its response live,
 * chunk by chunk, and every failure as the very error that the network gave.
 */
export const startRecording = (options: RecordingOptions): Recording => {
  const { redactor, onStart, onDone, span, drainMs = 100 } = options;
  const entries: Entry[] = [];

  const built = (entry: Entry): Interaction => {
    if (isOpen(entry)) return redactor.interaction(interactionOf(entry.exchange));
    return (entry.interaction ??= redactor.interaction(interactionOf(entry.exchange)));
  };
  const report = (entry: Entry): void => {
    try {
      onDone?.(built(entry), entries.indexOf(entry));
    } catch {
      // A function of the user's that throws must not break the client's stream; who asks for interactions() hears of it.
    }
  };
  const close = (entry: Entry): void => {
    entry.exchange.endedAt = monotonic();
    entry.done.resolve();
    if (onDone) report(entry);
  };

  const watched = (entry: Entry, body: ReadableStream<Uint8Array>, signal: AbortSignal): LiveBody => {
    const { exchange } = entry;
    return liveBody(
      body,
      {
        chunk: (bytes) => {
          exchange.chunks.push(bytes);
          exchange.chunkTimes.push(monotonic());
        },
        left: (reason) => {
          exchange.failure = leaving(reason, signal);
        },
        end: (error) => {
          if (error === undefined) delete exchange.failure;
          else exchange.failure ??= failureOf(error, signal);
          close(entry);
        },
      },
      drainMs,
    );
  };

  const answer: Answer = async (request, live) => {
    const role = currentRole();
    const spanId = span?.();
    const exchange = openExchange(request, role, spanId);
    const entry: Entry = { exchange, done: Promise.withResolvers() };
    entries.push(entry);
    onStart?.(request, entries.length - 1, exchange.openedAt);
    let response: Response;
    try {
      if (request.body) exchange.body = new Uint8Array(await request.arrayBuffer());
      exchange.sentAt = monotonic();
      response = await live();
    } catch (error) {
      exchange.failure = failureOf(error, request.signal);
      close(entry);
      throw error;
    }
    noteHead(exchange, response);
    if (!response.body) {
      close(entry);
      return response;
    }
    entry.body = watched(entry, response.body, request.signal);
    return handed(response, entry.body.stream);
  };

  const settle = async (ms: number): Promise<void> => {
    const open = entries.filter(isOpen);
    if (open.length === 0) return;
    for (const { body } of open) body?.hurry();
    const late = Promise.withResolvers<void>();
    const timer = setTimeout(late.resolve, ms);
    await Promise.race([late.promise, Promise.all(open.map(({ done }) => done.promise))]);
    clearTimeout(timer);
  };

  const sent = (): RecordedRequest[] => entries.map(({ exchange }) => ({ ...exchange.request, body: null }));

  return {
    answer,
    interactions: () => entries.map(built),
    spans: (spans) => redactor.spans(spans, sent()),
    settle,
  };
};
