import type {
  Header,
  Interaction,
  RecordedRequest,
  RecordedResponse,
  RecordedSpan,
} from "../cassette/cassette.ts";
import { byteTextOf, textOfBytes } from "./byte-text.ts";
import { type Cleaned, cleanPrinted } from "./clean-printed.ts";
import { fetchDecodes } from "./encodings.ts";
import { type Finders, openFinders } from "./finders.ts";
import { keepsRequestHeader, keepsResponseHeader } from "./headers.ts";
import { maskText } from "./mask-text.ts";
import { withoutKeys } from "./redact-address.ts";
import { type BodyKind, redactBody, textStrands } from "./redact-body.ts";
import { withoutFields } from "./redact-fields.ts";
import { type HeaderRules, redactHeaders } from "./redact-headers.ts";
import { redactSpan } from "./redact-span.ts";
import { secretNames } from "./secret-names.ts";
import { urlStrands } from "./strands.ts";

export type { Finding } from "./clean-printed.ts";

/** What else is secret, beyond what is known by its look or its name. */
export interface RedactOptions {
  /** Further shapes: what the first group matches is masked, or the whole match where there is no group. */
  readonly patterns?: readonly RegExp[];
  /** Further names of fields, form fields and query keys whose values are masked; case and separators do not count. */
  readonly fields?: readonly string[];
  /** Names of fields and query keys whose values are kept although the name says credential (a tool's `password`). */
  readonly except?: readonly string[];
  /** Further headers that are left out, of requests and responses. */
  readonly headers?: readonly string[];
  /** Further request headers that are kept (as `match.headers` needs them); credentials among them are still left out. */
  readonly keep?: readonly string[];
  /**
   * Changes an interaction before it is stored; called last. It also sees requests alone (no response) when they are
   * looked up, so what it does to a request must depend on nothing but the request.
   */
  readonly hook?: (interaction: Interaction) => Interaction;
}

/** Takes credentials out of what is kept. Every part is deterministic, and changes nothing of what it has changed. */
export interface Redactor {
  /** A request as it is stored; recording and looking up give the same for the same request. */
  request(request: RecordedRequest): RecordedRequest;
  interaction(interaction: Interaction): Interaction;
  /** Spans of a program that sent `requests` (as sent: their headers tell what else is a key). */
  spans(spans: readonly RecordedSpan[], requests: readonly RecordedRequest[]): RecordedSpan[];
  text(text: string): string;
  /** The last look at a printed cassette. */
  clean(text: string): Cleaned;
  /** Tells quickly whether {@link Redactor.request} could change a body of this text; `false` is certain. */
  mayHoldSecret(text: string): boolean;
}

/** How a form that is written for URLs begins. */
const FORM = /^[\w.%+~-]+=/;

const valueOf = (headers: readonly Header[], wanted: string): string =>
  headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? "";

const kindOf = (headers: readonly Header[]): BodyKind => ({
  type: valueOf(headers, "content-type"),
  encoding: valueOf(headers, "content-encoding"),
});

const decodedKindOf = (headers: readonly Header[]): BodyKind => {
  const { type, encoding } = kindOf(headers);
  return { type, encoding: fetchDecodes(encoding) ? "" : encoding };
};

/** What a hook sees of a request that is only looked up. */
const alone = (request: RecordedRequest): Interaction => ({
  recordedAt: new Date(0).toISOString(),
  role: "app",
  request,
  timing: { chunks: [], end: 0 },
});

/** Builds the redactor of a session. */
export const createRedactor = (options: RedactOptions = {}): Redactor => {
  const { patterns = [], fields, except, headers = [], keep = [], hook } = options;
  const names = secretNames(fields, except);
  const { plain, answering } = openFinders(patterns, names);
  const leftOut = new Set(headers.map((name) => name.toLowerCase()));
  const kept = new Set(keep.map((name) => name.toLowerCase()));

  const text = (value: string, finders = plain): string => {
    const bytes = byteTextOf(value);
    const masked = maskText(bytes, textStrands, finders.text).text;
    return masked === bytes ? value : textOfBytes(masked);
  };
  const address = (url: string, finders: Finders): string =>
    maskText(withoutKeys(url, names.query), urlStrands, finders.url).text;
  const headersOf = (lines: readonly Header[], keeps: HeaderRules["keeps"], finders: Finders): Header[] =>
    redactHeaders(lines, {
      keeps: (name, value) => keeps(name, value) && !leftOut.has(name),
      isSecret: names.header,
      text: (value) => text(value, finders),
    });

  const sent = (request: RecordedRequest): RecordedRequest => ({
    ...request,
    url: address(request.url, plain),
    headers: headersOf(request.headers, (name) => keepsRequestHeader(name, kept), plain),
    body: redactBody(withoutFields(request.body, names), kindOf(request.headers), plain),
  });
  const received = (response: RecordedResponse, finders: Finders): RecordedResponse => ({
    ...response,
    headers: headersOf(response.headers, keepsResponseHeader, finders),
    body: redactBody(response.body, decodedKindOf(response.headers), finders),
    ...(response.url === undefined ? {} : { url: address(response.url, finders) }),
  });
  const hooked = (request: RecordedRequest): RecordedRequest =>
    hook ? hook(alone(request)).request : request;

  return {
    request: (request) => hooked(sent(request)),
    interaction: (interaction) => {
      const { request, response, failure } = interaction;
      const finders = answering(request);
      const masked: Interaction = {
        ...interaction,
        request: sent(request),
        ...(response && { response: received(response, finders) }),
        ...(failure && { failure: { ...failure, message: text(failure.message, finders) } }),
      };
      return hook ? { ...hook(masked), request: hooked(masked.request) } : masked;
    },
    spans: (spans, requests) => {
      const finders = answering(...requests);
      const rules = {
        names,
        text: (value: string) => text(value, finders),
        address: (url: string) => address(url, finders),
      };
      return spans.map((span) => redactSpan(span, rules));
    },
    text: (value) => text(value),
    clean: (printed) => cleanPrinted(printed, plain.text),
    mayHoldSecret: (value) => {
      if (hook) return true;
      const bytes = byteTextOf(value);
      const strands = [...textStrands(bytes), ...(FORM.test(bytes) ? urlStrands(bytes) : [])];
      return [{ text: bytes }, ...strands].some((strand) => plain.url(strand.text).length > 0);
    },
  };
};
