import type { Role } from "../answer.ts";
import { once } from "../once.ts";
import { storeBody, textOf } from "../cassette/body.ts";
import type { Header, RecordedRequest, RequestPart } from "../cassette/cassette.ts";
import { CREDENTIAL_HEADER } from "../cassette/credential.ts";
import type { JsonValue } from "../formats/json.ts";
import { canonicalBody } from "./canonical-body.ts";
import { type Content, contentOf, jsonIn, withIgnored } from "./content.ts";
import { readFrom } from "./counted-headers.ts";
import { openHeads } from "./heads.ts";
import type { Incoming } from "./incoming.ts";
import type { TapeOptions } from "./match-options.ts";
import { normalizedKey } from "./normalized-key.ts";
import { openOutlines } from "./outline.ts";

/** A request ready to be compared. */
export interface Subject {
  /** Role, method, URL and the headers that count; nothing where the user's function says what counts. */
  readonly head: string;
  /** Gives the body as it stands, where equal texts prove equal requests; `undefined` where they do not. */
  readonly text: () => string | undefined;
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
  /** Prepares a request as it would be had these parts of it not been kept. */
  readonly without: (incoming: Incoming, lost: readonly RequestPart[]) => Subject;
  /** Lists the headers of a request that count. */
  readonly headers: (request: RecordedRequest) => Header[];
  /** Gives the JSON value of a body without what is ignored; `undefined` where it is not JSON. */
  readonly json: (request: RecordedRequest) => JsonValue | undefined;
}

const unredacted = ({ method, url, headers, text, bytes }: Incoming): RecordedRequest => ({
  method,
  url,
  headers: [...headers],
  body: storeBody([bytes ?? Buffer.from(text ?? "")], headers.get("content-type") ?? ""),
});

/** Builds the preparation of requests that `options` ask for. */
export const createMatcher = (options: TapeOptions): Matcher => {
  const { normalize, redact, mayHoldSecret, ignore = [] } = options;
  const comparesText = normalize === undefined && (redact === undefined || mayHoldSecret !== undefined);
  const heads = openHeads(options);
  const subjects = new WeakMap<Incoming, Subject>();
  const outlines = openOutlines();

  const headOf = (request: RecordedRequest, role: Role): string =>
    normalize ? "" : heads.recorded(request, role);

  const plainKey = (head: string, content: Content): string =>
    `${head}\n${canonicalBody(withIgnored(content, ignore))}`;

  const keyOf = (head: string, request: RecordedRequest, role: Role): string => {
    if (!normalize) return plainKey(head, contentOf(request));
    const credential = options.credentials ? `${readFrom(request.headers)(CREDENTIAL_HEADER)} ` : "";
    return `${role} ${credential}${request.key ?? normalizedKey(request, normalize)}`;
  };

  /** The JSON that a request is outlined by; others have their key for that. */
  const outlined = (content: () => Content): Content["json"] =>
    comparesText && ignore.length === 0 ? jsonIn(content()) : undefined;

  /** What is not known is compared with nothing: such requests have heads of their own. */
  const partial = (request: RecordedRequest, role: Role, lost: readonly RequestPart[]): Subject => {
    const known = {
      ...request,
      headers: lost.includes("headers") ? [] : request.headers,
      body: lost.includes("body") ? null : request.body,
    };
    const head = `${headOf(known, role)}\nwithout ${lost.join(", ")}`;
    const key = once(() => keyOf(head, known, role));
    return { head, text: () => undefined, key, outline: key, request: () => request };
  };

  const recorded = (request: RecordedRequest, role: Role): Subject => {
    if (request.lost) return partial(request, role, request.lost);
    const head = headOf(request, role);
    const key = once(() => keyOf(head, request, role));
    const text = () => (comparesText ? textOf(request.body) : undefined);
    const outline = (): string | number => {
      const json = outlined(() => contentOf(request));
      return json === undefined ? key() : outlines.learn(json.value);
    };
    return { head, text, key, outline, request: () => request };
  };

  const prepare = (incoming: Incoming): Subject => {
    const { role, text, headers } = incoming;
    const counted = heads.countedToday(incoming);
    const fingerprint = counted.filter(([name]) => name === CREDENTIAL_HEADER);
    const request = once(() => {
      const raw = unredacted(incoming);
      const hidden = redact ? redact(raw) : raw;
      return { ...hidden, headers: [...hidden.headers, ...fingerprint] };
    });
    const head = normalize
      ? ""
      : comparesText
        ? heads.today(incoming, counted)
        : heads.hidden(request(), role, counted);
    /** What needs no hiding is read as it came; once, for the outline and the key. */
    const content = once((): Content => {
      const isPlain = text !== undefined && comparesText && !mayHoldSecret?.(text);
      const read = isPlain ? { contentType: headers.get("content-type") ?? "", text } : contentOf(request());
      const json = jsonIn(read);
      return json ? { ...read, json } : read;
    });
    const key = once(() => (normalize ? keyOf(head, request(), role) : plainKey(head, content())));
    const outline = (): string | number => {
      const json = outlined(content);
      return json === undefined ? key() : outlines.of(json.value);
    };
    return { head, text: () => (comparesText ? text : undefined), key, outline, request };
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
    without: (incoming, lost) => {
      const request = redact ? redact(unredacted(incoming)) : unredacted(incoming);
      return partial(request, incoming.role, lost);
    },
    headers: heads.counted,
    json: (request) => {
      const json = jsonIn(withIgnored(contentOf(request), ignore));
      return json?.value;
    },
  };
};
