import type { Role } from "../answer.ts";
import { storeBody } from "../cassette/body.ts";
import type { Failure, Header, Interaction, RecordedRequest, Timing } from "../cassette/cassette.ts";
import { contentTypeOf } from "../cassette/header-of.ts";
import { monotonic, RealDate } from "../real-time.ts";
import { fetchDecodes } from "./encodings.ts";
import { headerLines } from "./headers.ts";

/** The head of a response as it came from the network. */
interface Head {
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly Header[];
  readonly url: string | undefined;
}

/** One exchange while it is going on: what was sent, and what has come back by now. */
export interface Exchange {
  readonly recordedAt: string;
  /** The same instant on the clock that only runs forward. */
  readonly openedAt: number;
  readonly role: Role;
  readonly span: string | undefined;
  readonly request: Pick<RecordedRequest, "method" | "url" | "headers">;
  /** What the request carries; parsed only when the exchange is over, since nothing may hold the request up. */
  body?: Uint8Array;
  sentAt: number;
  readonly chunks: Uint8Array[];
  readonly chunkTimes: number[];
  head?: Head;
  headersAt?: number;
  failure?: Failure;
  endedAt?: number;
}

/** Begins an exchange; nothing is sent yet. */
export const openExchange = (request: Request, role: Role, span: string | undefined): Exchange => {
  const openedAt = monotonic();
  return {
    recordedAt: new RealDate(RealDate.now()).toISOString(),
    openedAt,
    role,
    span,
    sentAt: openedAt,
    request: { method: request.method, url: request.url, headers: headerLines(request.headers) },
    chunks: [],
    chunkTimes: [],
  };
};

/** Notes the head of the response; its address only where redirects led away from the request's. */
export const noteHead = (exchange: Exchange, response: Response): void => {
  const { status, statusText, headers, redirected, url } = response;
  exchange.head = { status, statusText, headers: headerLines(headers), url: redirected ? url : undefined };
  exchange.headersAt = monotonic();
};

const timingOf = ({ sentAt, headersAt, chunkTimes, endedAt }: Exchange): Timing => {
  const since = (time: number): number => Math.round(time - sentAt);
  return {
    ...(headersAt === undefined ? {} : { headers: since(headersAt) }),
    chunks: chunkTimes.map(since),
    end: since(endedAt ?? monotonic()),
  };
};

/** Makes plain data of an exchange as far as it has come; nothing in it is redacted yet. */
export const interactionOf = (exchange: Exchange): Interaction => {
  const { recordedAt, role, request, body, head, failure, span, endedAt, chunks } = exchange;
  return {
    recordedAt,
    role,
    request: { ...request, body: storeBody(body ? [body] : [], contentTypeOf(request.headers)) },
    ...(head && {
      response: {
        status: head.status,
        statusText: head.statusText,
        headers: head.headers,
        body: storeBody(chunks, contentTypeOf(head.headers)),
        ...(head.url === undefined ? {} : { url: head.url }),
      },
    }),
    ...(failure && { failure }),
    timing: timingOf(exchange),
    ...(span === undefined ? {} : { span }),
    ...(endedAt === undefined && !failure ? { unfinished: true } : {}),
  };
};

/** Lists the headers a response is handed on with: a body that fetch decoded no longer has its encoding and length. */
export const handedHeaders = (headers: Headers): Headers => {
  const encoding = headers.get("content-encoding");
  if (encoding === null || !fetchDecodes(encoding)) return headers;
  const kept = new Headers(headers);
  kept.delete("content-encoding");
  kept.delete("content-length");
  return kept;
};
