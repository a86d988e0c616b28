import type { Role } from "../answer.ts";
import type { Header, RecordedRequest } from "../cassette/cassette.ts";
import { CREDENTIAL_HEADER, credentialFingerprint } from "../cassette/credential.ts";
import { canonicalUrl } from "./canonical-url.ts";
import { countedHeaders, readFrom } from "./counted-headers.ts";
import type { Incoming } from "./incoming.ts";
import type { TapeOptions } from "./match-options.ts";

/** Writes what stands before the body in match keys: role, method, URL and the headers that count. */
export interface Heads {
  /** Lists the headers of a recorded request that count. */
  readonly counted: (request: RecordedRequest) => Header[];
  /** Lists those of a request of today as it was sent, and the fingerprint of its key where that counts. */
  readonly countedToday: (incoming: Incoming) => Header[];
  readonly recorded: (request: RecordedRequest, role: Role) => string;
  /** The head of a request of today, given its headers that count, without looking at its body. */
  readonly today: (incoming: Incoming, counted: readonly Header[]) => string;
  /** The same of one whose secrets are hidden already. */
  readonly hidden: (request: RecordedRequest, role: Role, counted: readonly Header[]) => string;
}

/** How many distinct heads, and addresses, are remembered; tests ask few. */
const MOST_HEADS = 1000;

/** Gives what was made for a key before, else makes it. */
const remembered = (known: Map<string, string>, key: string, make: () => string): string => {
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size === MOST_HEADS) known.clear();
  const made = make();
  known.set(key, made);
  return made;
};

/** Writes the heads that `options` ask for. */
export const openHeads = ({ redact, headers = [], credentials }: TapeOptions): Heads => {
  const asked = [...headers.map((name) => name.toLowerCase()), ...(credentials ? [CREDENTIAL_HEADER] : [])];
  const known = new Map<string, string>();
  const addresses = new Map<string, string>();

  const addressOf = (url: string): string => remembered(addresses, url, () => canonicalUrl(url));

  const headOf = (role: Role, method: string, url: string, counted: readonly Header[]): string => {
    let head = `${role} ${method} ${addressOf(url)}`;
    for (const [name, value] of counted) head += `\n${name}: ${value}`;
    return head;
  };

  const counted = (request: RecordedRequest): Header[] => countedHeaders(readFrom(request.headers), asked);

  /** A header that is not kept cannot count, but for the fingerprint. */
  const hidden: Heads["hidden"] = ({ method, url, headers }, role, counted) => {
    const read = readFrom(headers);
    const kept = counted.flatMap(([name, value]): Header[] => {
      const now = name === CREDENTIAL_HEADER ? value : read(name);
      return now === null || now === undefined ? [] : [[name, now]];
    });
    return headOf(role, method, url, kept);
  };

  return {
    counted,
    countedToday: (incoming) => {
      const fingerprint = credentials ? credentialFingerprint(incoming) : undefined;
      return countedHeaders(
        (name) => (name === CREDENTIAL_HEADER ? fingerprint : incoming.headers.get(name)),
        asked,
      );
    },
    recorded: (request, role) => headOf(role, request.method, request.url, counted(request)),
    // Remembered, as URLs repeat and hiding is dear.
    today: ({ role, method, url }, counted) => {
      const raw = headOf(role, method, url, counted);
      if (redact === undefined) return raw;
      return remembered(known, raw, () =>
        hidden(redact({ method, url, headers: counted, body: null }), role, counted),
      );
    },
    hidden,
  };
};
