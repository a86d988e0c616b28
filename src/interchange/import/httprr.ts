import type { Header } from "../../cassette/cassette.ts";
import type { Importer, ImportFile, Imported, ImportedInteraction } from "./importer.ts";
import { unreadable } from "./unreadable.ts";

const MAGIC = "httprr trace v1\n";
const RECORD = /(\d{1,10}) (\d{1,10})\r?\n(?=[A-Z]+ \S+ HTTP\/\d)/g;
const RESPONSE = /HTTP\/\d(?:\.\d)? \d{3}(?: [^\r\n]{0,500})?\r?\n/g;
const REQUEST_LINE = /^(\S+) (\S+) HTTP\/\d(?:\.\d)?$/;
const STATUS_LINE = /^HTTP\/\d(?:\.\d)? (\d{3}) ?(.*)$/;

/** A message of HTTP/1.1 as Go prints it: the first line, the headers, the body. */
interface Message {
  readonly first: string;
  readonly headers: readonly Header[];
  readonly body: Buffer;
  /** The head ends, and the body is as long as its headers or its framing say. */
  readonly isWhole: boolean;
}

/** Where one exchange lies in the bytes of a trace. */
interface Place {
  readonly start: number;
  readonly middle: number;
  readonly end: number;
  /** The lengths that stand before it are another's: somebody edited the trace. */
  readonly isEdited: boolean;
}

const lineEnd = (bytes: Buffer, from: number): number => {
  const end = bytes.indexOf(10, from);
  return end < 0 ? bytes.length : end;
};

const headerOf = (line: string): Header => {
  const colon = line.indexOf(":");
  return [line.slice(0, Math.max(0, colon)), line.slice(colon + 1).trim()];
};

/** Takes the framing of `transfer-encoding: chunked` off (RFC 9112 §7.1); `undefined` where it is broken. */
const dechunked = (body: Buffer): Buffer | undefined => {
  const pieces: Buffer[] = [];
  for (let at = 0; at < body.length;) {
    const end = lineEnd(body, at);
    const size = /^([0-9a-f]{1,8})(?:;[^]*|\s*)$/i.exec(body.toString("latin1", at, end))?.[1];
    if (size === undefined) return undefined;
    const length = Number.parseInt(size, 16);
    if (length === 0) return Buffer.concat(pieces);
    const piece = body.subarray(end + 1, end + 1 + length);
    if (piece.length < length) return undefined;
    pieces.push(piece);
    at = lineEnd(body, end + 1 + length) + 1;
  }
  return undefined;
};

const isChunked = (headers: readonly Header[]): boolean =>
  headers.some(([name, value]) => /^transfer-encoding$/i.test(name) && /chunked/i.test(value));

const messageOf = (bytes: Buffer): Message => {
  const separator = /\r?\n\r?\n/.exec(bytes.toString("latin1"));
  const headEnd = separator?.index ?? bytes.length;
  const [first = "", ...lines] = bytes.toString("utf8", 0, headEnd).split(/\r?\n/);
  const headers = lines.map(headerOf);
  const body = bytes.subarray(headEnd + (separator?.[0].length ?? 0));
  const whole = isChunked(headers) ? dechunked(body) : body;
  const promised = Number(headers.find(([name]) => /^content-length$/i.test(name))?.[1] ?? body.length);
  return {
    first,
    headers,
    body: whole ?? body,
    isWhole: separator !== null && whole !== undefined && body.length === promised,
  };
};

const addressOf = (target: string, headers: readonly Header[]): string => {
  const host = headers.find(([name]) => /^host$/i.test(name))?.[1] ?? "";
  return target.startsWith("/") ? `https://${host}${target}` : target;
};

const readPair = (bytes: Buffer, at: Place, file: ImportFile): ImportedInteraction => {
  const place = `byte ${at.start}`;
  const request = messageOf(bytes.subarray(at.start, at.middle));
  const response = messageOf(bytes.subarray(at.middle, at.end));
  const [, method, target] = REQUEST_LINE.exec(request.first) ?? [];
  const [, status, statusText] = STATUS_LINE.exec(response.first) ?? [];
  if (method === undefined || target === undefined) throw unreadable(file, place, "no request line of HTTP");
  if (status === undefined) throw unreadable(file, place, "no status line of HTTP");
  if (at.isEdited && at.end === bytes.length && !response.isWhole)
    throw unreadable(file, place, "it does not end where its lengths or its headers say");
  return {
    method,
    url: addressOf(target, request.headers),
    headers: request.headers,
    body: request.body,
    status: Number(status),
    statusText,
    responseHeaders: response.headers,
    responseBody: response.body,
    place,
  };
};

const next = (pattern: RegExp, text: string, from: number): RegExpExecArray | null => {
  pattern.lastIndex = from;
  return pattern.exec(text);
};

const begins = (pattern: RegExp, text: string, at: number): boolean => next(pattern, text, at)?.index === at;

/** Finds the exchange whose lengths stand at `at`, by them or, where they do not fit, by what follows. */
const placeAt = (text: string, at: number): Place | undefined => {
  const record = next(RECORD, text, at);
  if (record?.index !== at) return undefined;
  const start = at + record[0].length;
  const middle = start + Number(record[1]);
  const end = middle + Number(record[2]);
  if (begins(RESPONSE, text, middle) && (end === text.length || begins(RECORD, text, end)))
    return { start, middle, end, isEdited: false };
  const following = next(RECORD, text, start)?.index ?? text.length;
  const response = next(RESPONSE, text, start)?.index ?? following;
  return response < following ? { start, middle: response, end: following, isEdited: true } : undefined;
};

const placesIn = (text: string, file: ImportFile): Place[] => {
  const places: Place[] = [];
  for (let at = MAGIC.length; at < text.length; at = places.at(-1)?.end ?? text.length) {
    const place = placeAt(text, at);
    if (!place) throw unreadable(file, `byte ${at}`, "expected the lengths of a request and its response");
    places.push(place);
  }
  return places;
};

const read = (file: ImportFile): Imported => {
  const bytes = Buffer.from(file.bytes);
  const places = placesIn(bytes.toString("latin1"), file);
  const interactions = places.map((place) => readPair(bytes, place, file));
  const edited = places.filter(({ isEdited }) => isEdited).length;
  const notes =
    edited > 0
      ? [`The lengths of ${edited} of its exchanges are wrong: they end where the next begins.`]
      : [];
  return { cassettes: [{ interactions, notes }] };
};

/** Reads traces of httprr, as Go's projects keep them: https://pkg.go.dev/golang.org/x/oscar/internal/httprr */
export const httprr: Importer = {
  name: "httprr",
  recognises: ({ bytes }) => Buffer.from(bytes.subarray(0, MAGIC.length)).toString("latin1") === MAGIC,
  read,
};
