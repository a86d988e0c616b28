import { storeBody } from "../../cassette/body.ts";
import type { Header, Interaction, RecordedRequest, RequestPart, Timing } from "../../cassette/cassette.ts";
import { decodeBody } from "../../recorder/encodings.ts";
import { keepsRequestHeader, keepsResponseHeader } from "../../recorder/headers.ts";
import { importedHeaders, lacksRequired } from "./imported-headers.ts";
import type { ImportedInteraction, ImportFile } from "./importer.ts";
import type { Loss } from "./losses.ts";
import { MAX_BYTES } from "./open-file.ts";
import { unreadable } from "./unreadable.ts";

/** An interaction as a cassette holds it, not redacted yet, and what it lacks. */
interface Converted {
  readonly interaction: Interaction;
  readonly losses: readonly Loss[];
}

const METHOD = /^[!#$%&'*+.^_`|~0-9A-Z-]{1,40}$/;
const CARRIES_BODY = /^(?:POST|PUT|PATCH)$/;
/** What `Response` takes (RFC 9112 §4: reason-phrase). */
const REASON = /^[\t\x20-\x7E\x80-\xFF]*$/;
const STREAM_TYPE = /event-stream|ndjson|jsonl|json-seq|stream\+json|amazon\.eventstream/i;
/** An exchange of more milliseconds is a mistake of the clock. */
const LONGEST = 86_400_000;

const valueOf = (headers: readonly Header[], wanted: string): string =>
  headers.find(([name]) => name === wanted)?.[1] ?? "";

const methodOf = ({ method, place }: ImportedInteraction, file: ImportFile): string => {
  const upper = method.toUpperCase();
  if (METHOD.test(upper)) return upper;
  throw unreadable(file, place, `${JSON.stringify(method)} is no HTTP method`);
};

/** An address as `fetch` names it, without what is not sent. */
const urlOf = ({ url, place }: ImportedInteraction, file: ImportFile): string => {
  const parsed = URL.parse(url);
  if (!parsed || !/^https?:$/.test(parsed.protocol))
    throw unreadable(file, place, `${JSON.stringify(url)} is no http or https address`);
  for (const part of ["hash", "username", "password"] as const) parsed[part] = "";
  return parsed.href;
};

const keepsOfRequest = (name: string): boolean => keepsRequestHeader(name, new Set());

const requestOf = (
  imported: ImportedInteraction,
  file: ImportFile,
): { readonly request: RecordedRequest; readonly losses: readonly Loss[] } => {
  const method = methodOf(imported, file);
  const url = urlOf(imported, file);
  const { body = new Uint8Array(), headers = [] } = imported;
  const { lines, hasPlaceholder, hasIllegal } = importedHeaders(headers, keepsOfRequest);
  const isPromised = Number(valueOf(lines, "content-length")) > 0;
  const losesBody = body.length === 0 && CARRIES_BODY.test(method) && (!imported.body || isPromised);
  const lost: readonly RequestPart[] = [
    ...(!imported.headers || hasPlaceholder || lacksRequired(url, lines) ? (["headers"] as const) : []),
    ...(losesBody ? (["body"] as const) : []),
  ];
  return {
    request: {
      method,
      url,
      headers: lines,
      body: storeBody([body], valueOf(lines, "content-type")),
      ...(lost.length > 0 && { lost }),
    },
    losses: hasIllegal ? [...lost, "illegal"] : lost,
  };
};

/** A body in its pieces, decoded: what was cut while it was encoded has no pieces any more. */
const piecesOf = ({ responseBody, chunks }: ImportedInteraction, encoding: string): readonly Uint8Array[] => {
  const decoded = encoding === "" ? undefined : decodeBody(responseBody, encoding, MAX_BYTES);
  return decoded ? [decoded] : (chunks ?? [responseBody]);
};

/** What came in which piece when is unknown of a stream whose pieces are: its first words came before its end. */
const timesOf = (
  { timing, chunks = [] }: ImportedInteraction,
  pieces: readonly Uint8Array[],
  losesChunks: boolean,
): Timing => {
  const lost: Timing = { chunks: [], end: 0, lost: true };
  if (!timing) return lost;
  const { headers, end } = timing;
  const known = pieces === chunks && timing.chunks?.length === chunks.length ? timing.chunks : undefined;
  const times = (losesChunks ? [] : pieces).flatMap((piece, index) =>
    piece.length === 0 ? [] : [known?.[index] ?? end],
  );
  const isSound = [headers ?? 0, ...times, end].every((time) => time >= 0 && time <= LONGEST);
  if (!isSound) return lost;
  return {
    ...(headers !== undefined && { headers: Math.round(headers) }),
    chunks: times.map(Math.round),
    end: Math.round(end),
  };
};

const statusOf = ({ status, place }: ImportedInteraction, file: ImportFile): number => {
  if (Number.isInteger(status) && status >= 100 && status <= 999) return status;
  throw unreadable(file, place, `${status} is no HTTP status`);
};

const responseOf = (imported: ImportedInteraction, file: ImportFile) => {
  const { lines, hasPlaceholder, hasIllegal } = importedHeaders(
    imported.responseHeaders,
    keepsResponseHeader,
  );
  const pieces = piecesOf(imported, valueOf(lines, "content-encoding"));
  const type = valueOf(lines, "content-type");
  const { statusText = "" } = imported;
  const losesChunks = STREAM_TYPE.test(type) && pieces !== imported.chunks;
  const losses: readonly Loss[] = [
    ...(losesChunks ? (["chunks"] as const) : []),
    ...(hasPlaceholder ? (["placeholders"] as const) : []),
    ...(hasIllegal ? (["illegal"] as const) : []),
  ];
  const response = {
    status: statusOf(imported, file),
    statusText: REASON.test(statusText) ? statusText : "",
    headers: lines,
    body: storeBody(pieces, type),
  };
  return { response, pieces, losses, losesChunks };
};

const dateOf = ({ recordedAt, responseHeaders }: ImportedInteraction): string | undefined => {
  const sent = responseHeaders.find(([name]) => name.trim().toLowerCase() === "date")?.[1];
  for (const date of [recordedAt, sent]) {
    const time = Date.parse(date ?? "");
    if (time >= 0) return new Date(time).toISOString();
  }
  return undefined;
};

/**
 * Turns what another recorder kept into an interaction of a cassette: header names in lower case, the response decoded,
 * times in whole milliseconds; what is unknown is marked so. `importedAt` stands where the time of recording is not known.
 * @throws `importUnreadable` where method, address or status are none.
 */
export const toInteraction = (
  imported: ImportedInteraction,
  file: ImportFile,
  importedAt: string,
): Converted => {
  const { failure, role = "app", synthetic } = imported;
  const { request, losses } = requestOf(imported, file);
  const answer = failure && imported.status === 0 ? undefined : responseOf(imported, file);
  const recordedAt = dateOf(imported);
  const timing = timesOf(imported, answer?.pieces ?? [], answer?.losesChunks ?? false);
  return {
    interaction: {
      recordedAt: recordedAt ?? importedAt,
      role,
      request,
      ...(answer && { response: answer.response }),
      ...(failure && { failure }),
      timing,
      ...(synthetic && { synthetic }),
    },
    losses: [
      ...new Set<Loss>([
        ...losses,
        ...(answer?.losses ?? []),
        ...(timing.lost && !synthetic ? (["times"] as const) : []),
        ...(recordedAt === undefined && !synthetic ? (["date"] as const) : []),
        ...(synthetic ? (["synthetic"] as const) : []),
      ]),
    ],
  };
};
