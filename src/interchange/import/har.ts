import type { Failure } from "../../cassette/cassette.ts";
import { requestBodyOf, responseBodyOf } from "./har-body.ts";
import { cutAs, harOwn, type HarOwn } from "./har-own.ts";
import { harEntry, harLog, type HarEntry } from "./har-schema.ts";
import type { ImportedInteraction, Importer, ImportFile } from "./importer.ts";
import { readShape } from "./read-shape.ts";

interface Placed {
  readonly entry: HarEntry;
  readonly place: string;
  /** Where the HAR is one of ours. */
  readonly own: HarOwn | undefined;
}

const headersOf = (headers: HarEntry["response"]["headers"]): readonly (readonly [string, string])[] =>
  headers.map(({ name, value }) => [name, value] as const);

const isHttp = ({ request }: HarEntry): boolean => /^https?:/i.test(request.url);

const isWebSocket = (entry: HarEntry): boolean =>
  /^wss?:/i.test(entry.request.url) ||
  entry._resourceType === "websocket" ||
  (entry._webSocketMessages?.length ?? 0) > 0;

const sum = (times: readonly (number | null | undefined)[]): number =>
  times.reduce<number>((total, time) => total + Math.max(0, time ?? 0), 0);

/** `-1` says that a phase does not apply. Polly puts all into `wait`, so that the head's time is not known from it. */
const timingOf = ({ time, timings }: HarEntry): ImportedInteraction["timing"] => {
  const { blocked, dns, connect, send, wait, receive } = timings ?? {};
  const headers = sum([blocked, dns, connect, send, wait]);
  const end = time ?? headers + sum([receive]);
  if (end <= 0) return undefined;
  return (receive ?? 0) > 0 && headers <= end ? { headers, end } : { end };
};

/** Of our own export more is known: all of `wait` passed before the head came, and when each piece was there. */
const ownTiming = (
  { time, timings, response }: HarEntry,
  { _chunks }: HarOwn,
): ImportedInteraction["timing"] =>
  time
    ? {
        ...(response.status > 0 && { headers: timings?.wait ?? undefined }),
        chunks: _chunks.map(({ ts }) => ts),
        end: time,
      }
    : undefined;

/** Chrome notes status 0 and an error where no response came. */
const failureOf = ({ status, _error: error }: HarEntry["response"]): Failure | undefined => {
  if (status !== 0) return undefined;
  const message = error ?? "no response was received";
  return {
    kind: /ABORTED/.test(message) ? "abort" : /TIMED_OUT/.test(message) ? "timeout" : "network",
    message,
  };
};

const interactionOf = ({ entry, place, own }: Placed, file: ImportFile): ImportedInteraction | undefined => {
  const { request, response, startedDateTime } = entry;
  const failure = own?._failure ?? failureOf(response);
  const body = responseBodyOf(response.content, file, place);
  if (!body && !failure) return undefined;
  return {
    method: request.method,
    url: request.url,
    headers: request.headers && headersOf(request.headers),
    body: requestBodyOf(request, file, place),
    status: response.status,
    statusText: response.statusText ?? "",
    responseHeaders: headersOf(response.headers),
    responseBody: body?.bytes ?? new Uint8Array(),
    chunks: own && body ? cutAs(own._chunks, body.bytes) : body?.chunks,
    timing: own ? ownTiming(entry, own) : timingOf(entry),
    role: own?._role,
    recordedAt: startedDateTime ?? undefined,
    failure,
    place,
  };
};

/** Polly serves equal requests by `_order`, wherever they stand in its file: they change places among themselves. */
const inOrder = (entries: readonly Placed[]): readonly Placed[] => {
  const groups = Map.groupBy(entries, ({ entry, place }) => entry._id ?? place);
  const queues = new Map(
    Array.from(groups, ([id, group]) => [
      id,
      group.toSorted((a, b) => (a.entry._order ?? 0) - (b.entry._order ?? 0)).values(),
    ]),
  );
  return entries.map((each) => queues.get(each.entry._id ?? each.place)?.next().value ?? each);
};

const noteOf = (count: number, what: string): string[] =>
  count === 0 ? [] : [`${count === 1 ? "1 entry was" : `${count} entries were`} left out: ${what}.`];

const read = (file: ImportFile): ReturnType<Importer["read"]> => {
  const log = readShape(harLog, (file.json() as { log?: unknown } | undefined)?.log, file, ["log"]);
  const isOwn = log.creator?.name === "llm-replay";
  const all = log.entries.map((value, index): Placed => {
    const at = ["log", "entries", index];
    const entry = readShape(harEntry, value, file, at);
    const own = isOwn ? readShape(harOwn, value, file, at) : undefined;
    return { entry, place: `$.log.entries[${index}]`, own };
  });
  const sockets = all.filter(({ entry }) => isWebSocket(entry));
  const kept = inOrder(all.filter(({ entry }) => !isWebSocket(entry) && isHttp(entry)));
  const interactions = kept.map((each) => interactionOf(each, file));
  const whole = interactions.filter((each) => each !== undefined);
  const notes = [
    ...noteOf(sockets.length, "WebSocket connections are not kept"),
    ...noteOf(all.length - sockets.length - kept.length, "they did not go over HTTP"),
    ...noteOf(interactions.length - whole.length, "the bodies of their responses had not been kept"),
  ];
  return { cassettes: [{ name: log._recordingName ?? undefined, interactions: whole, notes }] };
};

/**
 * Reads HTTP archives, HAR 1.2: those of Chrome, Firefox, Playwright (with the files that hold bodies), Polly.JS and our
 * own export.
 * Sources: http://www.softwareishard.com/blog/har-12-spec, https://netflix.github.io/pollyjs.
 */
export const har: Importer = {
  name: "HAR",
  recognises: (file) => {
    const json = file.json() as { log?: { entries?: unknown } } | null | undefined;
    return typeof json?.log === "object" && json.log !== null && "entries" in json.log;
  },
  read,
};
