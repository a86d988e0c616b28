import type { Chunk, Content, Entry, Header as HarHeader, PostData, Request, Response } from "har-format";
import { bytesOf, chunksOf } from "../../../cassette/body.ts";
import type { Body, Failure, Header, Interaction, RecordedRequest } from "../../../cassette/cassette.ts";
import { contentTypeOf } from "../../../cassette/header-of.ts";
import { decodeUtf8 } from "../../../formats/utf8.ts";

/** An entry with what HAR has no field for. */
export interface HarEntry extends Entry {
  readonly _role?: Interaction["role"];
  readonly _failure?: Failure;
}

const UNKNOWN = { httpVersion: "unknown", cookies: [], headersSize: -1 };

const headersOf = (headers: readonly Header[]): HarHeader[] =>
  headers.map(([name, value]) => ({ name, value }));

/** Text as it is, other bytes in base64. */
const encoded = (body: Body): { text: string; encoding?: "base64" } => {
  const bytes = bytesOf(body);
  const text = decodeUtf8(bytes);
  return text === undefined ? { text: Buffer.from(bytes).toString("base64"), encoding: "base64" } : { text };
};

/** HAR knows no request bodies that are not text; `encoding` says which are in base64, as it does of responses. */
const postDataOf = ({ headers, body }: RecordedRequest): { postData?: PostData } => {
  if (body === null) return {};
  return { postData: { mimeType: contentTypeOf(headers), ...encoded(body) } };
};

const queryOf = (url: string): HarHeader[] =>
  [...(URL.parse(url)?.searchParams ?? [])].map(([name, value]) => ({ name, value }));

const requestOf = (request: RecordedRequest): Request => ({
  ...UNKNOWN,
  method: request.method,
  url: request.url,
  headers: headersOf(request.headers),
  queryString: queryOf(request.url),
  ...postDataOf(request),
  bodySize: request.lost?.includes("body") ? -1 : bytesOf(request.body).length,
});

const contentOf = (body: Body | null, headers: readonly Header[]): Content => ({
  size: bytesOf(body).length,
  mimeType: contentTypeOf(headers),
  ...(body && encoded(body)),
});

/** No answer is a status of 0 with the reason beside it, as browsers write it. */
const responseOf = ({ response, failure }: Interaction): Response & { readonly _error?: string } => {
  const { status = 0, statusText = "", headers = [], body = null } = response ?? {};
  return {
    ...UNKNOWN,
    status,
    statusText,
    headers: headersOf(headers),
    content: contentOf(body, headers),
    redirectURL: "",
    bodySize: -1,
    ...(failure && { _error: failure.message }),
  };
};

/** The pieces of the answer: their bytes, and the milliseconds after the request was sent at which each was there. */
const chunkList = ({ response, timing }: Interaction): Chunk[] =>
  chunksOf(response?.body ?? null).map(({ length }, index) => ({
    bytes: length,
    ts: timing.chunks[index] ?? timing.end,
  }));

/** Prints an interaction as an entry of a HAR; `page` is the id of the page it belongs to. */
export const harEntry = (interaction: Interaction, page: string): HarEntry => {
  const { recordedAt, request, timing, role, failure } = interaction;
  const wait = Math.min(timing.headers ?? timing.end, timing.end);
  const chunks = chunkList(interaction);
  return {
    pageref: page,
    startedDateTime: recordedAt,
    time: timing.end,
    request: requestOf(request),
    response: responseOf(interaction),
    cache: {},
    timings: { send: 0, wait, receive: timing.end - wait },
    ...(role !== "app" && { _role: role }),
    ...(chunks.length > 0 && { _chunks: chunks }),
    ...(failure && { _failure: failure }),
  };
};
