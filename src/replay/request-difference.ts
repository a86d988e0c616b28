import { bytesOf } from "../cassette/body.ts";
import type { RecordedRequest } from "../cassette/cassette.ts";
import { sha256 } from "../formats/sha256.ts";
import { decodeUtf8 } from "../formats/utf8.ts";
import { partsOf } from "./canonical-body.ts";
import { canonicalUrl } from "./canonical-url.ts";
import { contentOf } from "./content.ts";
import { jsonDifferences, type Difference } from "../formats/json-difference.ts";
import type { Matcher } from "./matcher.ts";

const shown = (bytes: Uint8Array): string =>
  decodeUtf8(bytes) ?? `${bytes.length} bytes, SHA-256 ${sha256(bytes).slice(0, 16)}…`;

const fieldsOf = (request: RecordedRequest): Record<string, string> | undefined => {
  const parts = partsOf(contentOf(request));
  return (
    parts &&
    Object.fromEntries(
      parts.map(({ name = "", filename, bytes }, i) => [
        `${name || `part ${i + 1}`}${filename === undefined ? "" : ` (${filename})`}`,
        shown(bytes),
      ]),
    )
  );
};

const bodyDifferences = (
  recorded: RecordedRequest,
  today: RecordedRequest,
  { json }: Matcher,
): Difference[] => {
  const [a, b] = [json(recorded), json(today)];
  if (a !== undefined && b !== undefined) return jsonDifferences(a, b);
  const [fieldsA, fieldsB] = [fieldsOf(recorded), fieldsOf(today)];
  if (fieldsA && fieldsB) return jsonDifferences(fieldsA, fieldsB, "form");
  return jsonDifferences(shown(bytesOf(recorded.body)), shown(bytesOf(today.body)), "body");
};

const addressOf = (url: string): { place: string; query: Record<string, string> } => {
  const [place = "", query = ""] = canonicalUrl(url).split("?", 2);
  return { place, query: Object.fromEntries(new URLSearchParams(query)) };
};

const prefixed = (differences: Difference[], prefix: string): Difference[] =>
  differences.map((difference) => {
    const [, name, quoted] = /^\$(?:\.(.*)|\["(.*)"\])$/.exec(difference.path) ?? [];
    return { ...difference, path: prefix + (name ?? quoted ?? "") };
  });

/** Lists where a request of today differs from a recorded one, in what counts for matching. */
export const requestDifferences = (
  recorded: RecordedRequest,
  today: RecordedRequest,
  matcher: Matcher,
): Difference[] => {
  const [from, to] = [addressOf(recorded.url), addressOf(today.url)];
  const headersOf = (request: RecordedRequest): Record<string, string> =>
    Object.fromEntries(matcher.headers(request));
  return [
    ...jsonDifferences(recorded.method, today.method, "method"),
    ...jsonDifferences(from.place, to.place, "url"),
    ...prefixed(jsonDifferences(from.query, to.query), "?"),
    ...prefixed(jsonDifferences(headersOf(recorded), headersOf(today)), "header "),
    ...bodyDifferences(recorded, today, matcher),
  ];
};
