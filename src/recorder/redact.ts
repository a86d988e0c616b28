import type {
  Header,
  Interaction,
  RecordedRequest,
  RecordedResponse,
  RecordedSpan,
} from "../cassette/cassette.ts";
import { byteTextOf, textOfBytes } from "./byte-text.ts";
import { fetchDecodes } from "./encodings.ts";
import { textFinder, urlFinder } from "./find-secrets.ts";
import { keepsRequestHeader, keepsResponseHeader } from "./headers.ts";
import { maskText } from "./mask-text.ts";
import { ownCredentials } from "./own-credentials.ts";
import { withoutKeys } from "./redact-address.ts";
import { redactBody, textStrands, type BodyFinders, type BodyKind } from "./redact-body.ts";
import { withoutFields } from "./redact-fields.ts";
import { type HeaderRules, redactHeaders } from "./redact-headers.ts";
import { redactSpan } from "./redact-span.ts";
import { secretNames } from "./secret-names.ts";
import { SECRET_SHAPES, type SecretShape } from "./secret-shapes.ts";
import { urlStrands } from "./strands.ts";

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

/** A credential that still stood in a text about to be written. */
export interface Finding {
  /** What it was taken for: `OpenAI key`, `field password`. */
  readonly kind: string;
  /** Where it began, from 1. */
  readonly line: number;
  readonly column: number;
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
  clean(text: string): { readonly text: string; readonly found: readonly Finding[] };
  /** Tells quickly whether {@link Redactor.request} could change a body of this text; `false` is certain. */
  mayHoldSecret(text: string): boolean;
}

const userShape = (pattern: RegExp): SecretShape => ({
  name: `pattern ${pattern.source}`,
  hints: [],
  isForCharacters: true,
  find: new RegExp(pattern.source, [...new Set(`${pattern.flags.replace("y", "")}dg`)].join("")),
});

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

const placeIn = (bytes: string, at: number): Omit<Finding, "kind"> => {
  const before = textOfBytes(bytes.slice(0, at));
  return { line: before.split("\n").length, column: before.length - before.lastIndexOf("\n") };
};

/** Builds the redactor of a session. */
export const createRedactor = (options: RedactOptions = {}): Redactor => {
  const { patterns = [], fields, except, headers = [], keep = [], hook } = options;
  const names = secretNames(fields, except);
  const shapes = [...SECRET_SHAPES, ...patterns.map(userShape)];
  const leftOut = new Set(headers.map((name) => name.toLowerCase()));
  const kept = new Set(keep.map((name) => name.toLowerCase()));

  const findersWith = (more: readonly SecretShape[]): BodyFinders => {
    const inText = textFinder(more.length > 0 ? [...shapes, ...more] : shapes, names);
    return { text: inText, url: urlFinder(inText, names) };
  };
  const plain = findersWith([]);
  /** An answer may repeat the key it was asked with. Requests are left to shapes and names: lookups see no key. */
  const findersFor = (...requests: readonly RecordedRequest[]): BodyFinders => {
    const own = new Map(
      requests
        .flatMap((request) => ownCredentials(request, names))
        .map((shape) => [shape.find.source, shape]),
    );
    return own.size > 0 ? findersWith([...own.values()]) : plain;
  };

  const text = (value: string, finders = plain): string => {
    const bytes = byteTextOf(value);
    const masked = maskText(bytes, textStrands, finders.text).text;
    return masked === bytes ? value : textOfBytes(masked);
  };
  const address = (url: string, finders: BodyFinders): string =>
    maskText(withoutKeys(url, names.query), urlStrands, finders.url).text;
  const headersOf = (lines: readonly Header[], keeps: HeaderRules["keeps"], finders: BodyFinders): Header[] =>
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
  const received = (response: RecordedResponse, finders: BodyFinders): RecordedResponse => ({
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
      const finders = findersFor(request);
      const masked: Interaction = {
        ...interaction,
        request: sent(request),
        ...(response && { response: received(response, finders) }),
        ...(failure && { failure: { ...failure, message: text(failure.message, finders) } }),
      };
      return hook ? { ...hook(masked), request: hooked(masked.request) } : masked;
    },
    spans: (spans, requests) => {
      const finders = findersFor(...requests);
      const rules = {
        names,
        text: (value: string) => text(value, finders),
        address: (url: string) => address(url, finders),
      };
      return spans.map((span) => redactSpan(span, rules));
    },
    text: (value) => text(value),
    clean: (printed) => {
      const bytes = byteTextOf(printed);
      const { text: cleaned, found } = maskText(bytes, textStrands, plain.text);
      if (cleaned === bytes) return { text: printed, found: [] };
      return {
        text: textOfBytes(cleaned),
        found: found.map(({ kind, at }) => ({ kind, ...placeIn(bytes, at) })),
      };
    },
    mayHoldSecret: (value) => {
      if (hook) return true;
      const bytes = byteTextOf(value);
      const strands = [...textStrands(bytes), ...(FORM.test(bytes) ? urlStrands(bytes) : [])];
      return [{ text: bytes }, ...strands].some((strand) => plain.url(strand.text).length > 0);
    },
  };
};
