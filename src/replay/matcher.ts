import type { Role } from "../answer.ts";
import { once } from "../once.ts";
import { storeBody, textOf } from "../cassette/body.ts";
import type { Header, RecordedRequest, RequestPart } from "../cassette/cassette.ts";
import { CREDENTIAL_HEADER } from "../cassette/credential.ts";
import type { JsonValue } from "../formats/json.ts";
import { canonicalBody } from "./canonical-body.ts";
import { contentOf, jsonIn, withIgnored } from "./content.ts";
import { readFrom } from "./counted-headers.ts";
import { openHeads } from "./heads.ts";
import type { Incoming } from "./incoming.ts";
import type { TapeOptions } from "./match-options.ts";
import { normalizedKey } from "./normalized-key.ts";
import { openOutlines } from "./outline.ts";

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
  const outlineOf = openOutlines();

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
    const head = `${heads.recorded(known, role)}\nwithout ${lost.join(", ")}`;
    const key = once(() => keyOf(head, known, role));
    return { head, text: undefined, key, outline: key, request: () => request };
  };

  const recorded = (request: RecordedRequest, role: Role): Subject => {
    if (request.lost) return partial(request, role, request.lost);
    const head = heads.recorded(request, role);
    const key = once(() => keyOf(head, request, role));
    const text = comparesText ? textOf(request.body) : undefined;
    const outline = (): string | number => {
      const json = comparesText && ignore.length === 0 ? jsonIn(contentOf(request)) : undefined;
      return json === undefined ? key() : outlineOf(json.value);
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
    const head = comparesText ? heads.today(incoming, counted) : heads.hidden(request(), role, counted);
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
    headers: heads.counted,
    json: (request) => {
      const json = jsonIn(withIgnored(contentOf(request), ignore));
      return json?.value;
    },
  };
};
