import type { Role } from "../answer.ts";
import { once } from "../once.ts";
import { storeBody, textOf } from "../cassette/body.ts";
import type { Header, RecordedRequest, RequestPart } from "../cassette/cassette.ts";
import { CREDENTIAL_HEADER, credentialFingerprint } from "../cassette/credential.ts";
import type { JsonValue } from "../formats/json.ts";
import { canonicalBody } from "./canonical-body.ts";
import { countedHeaders, type ReadHeader } from "./counted-headers.ts";
import type { Incoming } from "./incoming.ts";
import { openOutlines } from "./outline.ts";
import {
  contentOf,
  headOf,
  jsonIn,
  normalizedKey,
  readFrom,
  withIgnored,
  type TapeOptions,
} from "./match.ts";

/** A request ready to be compared. */
export interface Subject {
  /** Role, method, URL and the headers that count. */
  readonly head: string;
  /** The body as it stands, where equal texts prove equal requests; `undefined` where they do not. */
  readonly text: string | undefined;
  /** The match key: equal keys, same request. */
  readonly key: () => string;
  /** Equal keys under one head have equal outlines, and few others have; cheaper than the key. */
  readonly outline: () => string | number;
  /** The request as it is kept: without secrets. */
  readonly request: () => RecordedRequest;
}

/** Prepares requests of both sides for comparison. */
export interface Matcher {
  readonly recorded: (request: RecordedRequest, role: Role) => Subject;
  readonly incoming: (incoming: Incoming) => Subject;
  /** Gives the match key of a request as it would be had these parts of it not been kept. */
  readonly keyWithout: (incoming: Incoming, lost: readonly RequestPart[]) => string;
  /** Lists the headers of a request that count. */
  readonly headers: (request: RecordedRequest) => Header[];
  /** Gives the JSON value of a body without what is ignored; `undefined` where it is not JSON. */
  readonly json: (request: RecordedRequest) => JsonValue | undefined;
}

/** How many distinct heads are remembered; tests ask few addresses. */
const MOST_HEADS = 1000;

const unredacted = ({ method, url, headers, text, bytes }: Incoming): RecordedRequest => ({
  method,
  url,
  headers: [...headers],
  body: storeBody([bytes ?? Buffer.from(text ?? "")], headers.get("content-type") ?? ""),
});

/** Builds the preparation of requests that `options` ask for. */
export const createMatcher = (options: TapeOptions): Matcher => {
  const { normalize, redact, mayHoldSecret, ignore = [] } = options;
  const asked = [
    ...(options.headers ?? []).map((name) => name.toLowerCase()),
    ...(options.credentials ? [CREDENTIAL_HEADER] : []),
  ];
  const comparesText = normalize === undefined && (redact === undefined || mayHoldSecret !== undefined);
  const heads = new Map<string, string>();
  const subjects = new WeakMap<Incoming, Subject>();
  const outlineOf = openOutlines();

  const countedIn = ({ headers }: RecordedRequest): Header[] => countedHeaders(readFrom(headers), asked);

  const keyOf = (head: string, request: RecordedRequest, role: Role): string => {
    if (!normalize) return `${head}\n${canonicalBody(withIgnored(contentOf(request), ignore))}`;
    const credential = options.credentials ? `${readFrom(request.headers)(CREDENTIAL_HEADER)} ` : "";
    return `${role} ${credential}${request.key ?? normalizedKey(request, normalize)}`;
  };

  /** What is not known is compared with nothing: such requests have heads of their own. */
  const partial = (request: RecordedRequest, role: Role, lost: readonly RequestPart[]): Subject => {
    const known = {
      ...request,
      headers: lost.includes("headers") ? [] : request.headers,
      body: lost.includes("body") ? null : request.body,
    };
    const plain = headOf(role, request.method, request.url, countedIn(known));
    const head = `${plain}\nwithout ${lost.join(", ")}`;
    const key = once(() => keyOf(head, known, role));
    return { head, text: undefined, key, outline: key, request: () => request };
  };

  const recorded = (request: RecordedRequest, role: Role): Subject => {
    if (request.lost) return partial(request, role, request.lost);
    const head = headOf(role, request.method, request.url, countedIn(request));
    const key = once(() => keyOf(head, request, role));
    const text = comparesText ? textOf(request.body) : undefined;
    const outline = (): string | number => {
      const json = comparesText && ignore.length === 0 ? jsonIn(contentOf(request)) : undefined;
      return json === undefined ? key() : outlineOf(json.value);
    };
    return { head, text, key, outline, request: () => request };
  };

  const countedOf = (incoming: Incoming): [string, string][] => {
    const fingerprint = options.credentials ? credentialFingerprint(incoming) : undefined;
    const read: ReadHeader = (name) =>
      name === CREDENTIAL_HEADER ? fingerprint : incoming.headers.get(name);
    return countedHeaders(read, asked);
  };

  /** The head of a request whose secrets are hidden; a header that is not kept cannot count, but for the fingerprint. */
  const hiddenHead = (role: Role, { method, url, headers }: RecordedRequest, counted: Header[]): string => {
    const read = readFrom(headers);
    return headOf(
      role,
      method,
      url,
      counted.flatMap(([name, value]) => {
        const kept = name === CREDENTIAL_HEADER ? value : read(name);
        return kept === null || kept === undefined ? [] : [[name, kept]];
      }),
    );
  };

  /** The same without looking at the body; remembered, as URLs repeat and hiding is dear. */
  const plainHead = ({ role, method, url }: Incoming, counted: Header[]): string => {
    const raw = headOf(role, method, url, counted);
    if (redact === undefined) return raw;
    const known = heads.get(raw);
    if (known !== undefined) return known;
    if (heads.size === MOST_HEADS) heads.clear();
    const head = hiddenHead(role, redact({ method, url, headers: counted, body: null }), counted);
    heads.set(raw, head);
    return head;
  };

  const prepare = (incoming: Incoming): Subject => {
    const { role, text, headers } = incoming;
    const counted = countedOf(incoming);
    const fingerprint = counted.filter(([name]) => name === CREDENTIAL_HEADER);
    const request = once(() => {
      const raw = unredacted(incoming);
      const hidden = redact ? redact(raw) : raw;
      return { ...hidden, headers: [...hidden.headers, ...fingerprint] };
    });
    const head = comparesText ? plainHead(incoming, counted) : hiddenHead(role, request(), counted);
    const plainKey = (text: string): string => {
      const contentType = headers.get("content-type") ?? "";
      return `${head}\n${canonicalBody(withIgnored({ contentType, text }, ignore))}`;
    };
    const key = once(() =>
      text !== undefined && comparesText && !mayHoldSecret?.(text)
        ? plainKey(text)
        : keyOf(head, request(), role),
    );
    return { head, text: comparesText ? text : undefined, key, outline: key, request };
  };

  return {
    recorded,
    incoming: (incoming) => {
      const known = subjects.get(incoming);
      if (known) return known;
      const subject = prepare(incoming);
      subjects.set(incoming, subject);
      return subject;
    },
    keyWithout: (incoming, lost) => {
      const request = redact ? redact(unredacted(incoming)) : unredacted(incoming);
      return partial(request, incoming.role, lost).key();
    },
    headers: countedIn,
    json: (request) => {
      const json = jsonIn(withIgnored(contentOf(request), ignore));
      return json?.value;
    },
  };
};
