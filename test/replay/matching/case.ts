import { storeBody } from "../../../src/cassette/body.ts";
import type { Interaction } from "../../../src/cassette/cassette.ts";
import type { JsonValue } from "../../../src/formats/json.ts";
import type { Incoming } from "../../../src/replay/incoming.ts";
import { decodeUtf8 } from "../../../src/formats/utf8.ts";
import { bodyBytes, byCassette, type CorpusLine, type CorpusMessage } from "../../corpus/corpus.ts";

/** A request in the form that tests change: its body as JSON where it is JSON. */
export interface Ask {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly json?: JsonValue;
  readonly bytes: Uint8Array;
}

/** A JSON tree that may be changed in place. */
export type Tree = { [key: string]: Tree } | Tree[] | string | number | boolean | null;

const jsonOf = (bytes: Uint8Array): JsonValue | undefined => {
  const text = decodeUtf8(bytes);
  if (text === undefined || !/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
};

const named = (message: CorpusMessage): [string, string][] =>
  message.headers.map(([name, value]) => [name.toLowerCase(), value]);

/** Reads the request of a line. */
const askOf = ({ request }: CorpusLine): Ask => {
  const bytes = new Uint8Array(bodyBytes(request));
  const json = jsonOf(bytes);
  const { method, url } = request;
  return { method, url, headers: named(request), bytes, ...(json !== undefined && { json }) };
};

/** Gives the same request with another JSON body. */
const withJson = (ask: Ask, json: Tree): Ask => ({
  ...ask,
  json,
  bytes: new Uint8Array(Buffer.from(JSON.stringify(json))),
});

/** Changes a copy of a request's JSON; `undefined` where the change finds nothing to change. */
export const edited = (ask: Ask, change: (body: Tree) => boolean): Ask | undefined => {
  if (ask.json === undefined) return undefined;
  const copy = structuredClone(ask.json) as Tree;
  return change(copy) ? withJson(ask, copy) : undefined;
};

/** Some recorders wrote header values that no client can send; they are left out. */
const headersOf = (lines: Ask["headers"]): Headers => {
  const headers = new Headers();
  for (const [name, value] of lines)
    try {
      headers.append(name, value);
    } catch {
      continue;
    }
  return headers;
};

/** Gives a request as the replaying side reads it. */
export const incomingOf = (ask: Ask): Incoming => {
  const { method, url } = ask;
  const headers = headersOf(ask.headers);
  const text = decodeUtf8(ask.bytes);
  const base = { method, url, headers, role: "app" as const };
  return text === undefined ? { ...base, bytes: ask.bytes } : { ...base, text };
};

/** Gives an interaction that answers `ask` with the response of `line`. */
export const interactionOf = (ask: Ask, line: CorpusLine, sentAt: number): Interaction => {
  const bytes = bodyBytes(line.response);
  const contentType = (message: readonly (readonly [string, string])[]) =>
    message.find(([name]) => name === "content-type")?.[1] ?? "";
  return {
    recordedAt: new Date(sentAt).toISOString(),
    role: "app",
    request: {
      method: ask.method,
      url: ask.url,
      headers: ask.headers,
      body: storeBody([ask.bytes], contentType(ask.headers)),
    },
    response: {
      status: line.response.status,
      statusText: "",
      headers: named(line.response),
      body: storeBody([bytes], contentType(named(line.response))),
    },
    timing: { chunks: [], end: 0 },
  };
};

/** Lines of one cassette whose URL is whole, with their requests. */
export interface Recorded {
  readonly lines: readonly CorpusLine[];
  readonly asks: readonly Ask[];
}

/** Groups the corpus by cassette; lines without a host are left out. */
export const recordedOf = (lines: readonly CorpusLine[]): Recorded[] =>
  byCassette(lines.filter(({ request }) => URL.canParse(request.url))).map((group) => ({
    lines: group,
    asks: group.map(askOf),
  }));
