import { storeBody } from "../../../src/cassette/body.ts";
import type { Header, Interaction } from "../../../src/cassette/cassette.ts";
import type { Call } from "../../../src/trace/call.ts";
import { readCall } from "../../../src/trace/read-call.ts";
import { interaction } from "../../session/interaction.ts";

/** An exchange as a test writes it down. */
export interface Written {
  readonly url: string;
  readonly method?: string;
  /** A value is sent as JSON, text and bytes as they are. */
  readonly request?: unknown;
  readonly requestHeaders?: Readonly<Record<string, string>>;
  readonly status?: number;
  /** A value is sent as JSON; text and bytes as they are, a list of them as chunks. */
  readonly answer: unknown;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const isChunk = (value: unknown): value is string | Uint8Array =>
  typeof value === "string" || value instanceof Uint8Array;

const chunksIn = (body: unknown): Uint8Array[] => {
  if (Array.isArray(body) && body.length > 0 && body.every(isChunk))
    return body.map((chunk) => Buffer.from(chunk));
  return [Buffer.from(isChunk(body) ? body : JSON.stringify(body))];
};

const linesOf = (headers: Readonly<Record<string, string>> = {}): Header[] => Object.entries(headers);

/** Keeps an exchange as a recorder would; its chunks arrived after 10, 20, 30 … milliseconds. */
export const interactionIn = (written: Written): Interaction => {
  const { url, method = "POST", request, status = 200, answer, type = "application/json" } = written;
  const chunks = chunksIn(answer);
  const asked = request === undefined ? [] : chunksIn(request);
  return interaction({
    request: {
      method,
      url,
      headers: linesOf(written.requestHeaders),
      body: storeBody(asked, written.requestHeaders?.["content-type"] ?? "application/json"),
    },
    response: {
      status,
      statusText: "",
      headers: [["content-type", type], ...linesOf(written.headers)],
      body: storeBody(chunks, type),
    },
    timing: { headers: 5, chunks: chunks.map((_, index) => 10 * (index + 1)), end: 1000 },
  });
};

/** Reads an exchange as a call. */
export const callOf = (written: Written): Call =>
  readCall(interactionIn(written), { index: 0, start: 0, attempt: 1 });

/** Prints server-sent events that are named by the `type` of their data, one a chunk. */
export const namedEvents = (
  events: readonly (Readonly<Record<string, unknown>> & { readonly type: string })[],
): string[] => events.map((data) => `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`);

/** Prints server-sent events without a name, one a chunk. */
export const events = (data: readonly unknown[], newline = "\n"): string[] =>
  data.map((item) => `data: ${typeof item === "string" ? item : JSON.stringify(item)}${newline}${newline}`);
