import type { ServerResponse } from "node:http";
import { isBodiless } from "../../any-response.ts";
import { setImmediate } from "../../real-time.ts";
import { framed } from "../framing.ts";
import { HOP_BY_HOP } from "../hop-by-hop.ts";

/** What a client got of a response. */
export interface Delivery {
  readonly status: number;
  readonly chunks: number;
  readonly bytes: number;
}

/**
 * Sends a response: its head as soon as it is there, each chunk as it comes and no faster than the client reads. A body
 * that is whole at once goes with its length. One that breaks off breaks the connection off, so that no client takes it
 * for whole; a client that leaves is told to the body.
 */
export const deliver = async (given: Response, out: ServerResponse): Promise<Delivery> => {
  const response = framed(given);
  const { status, statusText, body } = response;
  const count = { status, chunks: 0, bytes: 0 };
  out.sendDate = false;
  if (statusText !== "") out.statusMessage = statusText;
  if (body === null || out.req.method === "HEAD" || out.destroyed) {
    body?.cancel().catch(ignore);
    const length = body === null && !isBodiless(status) && out.req.method !== "HEAD" ? 0 : undefined;
    out.writeHead(status, headOf(response, length)).end();
    return count;
  }
  const reader = body.getReader();
  out.once("close", () => void reader.cancel().catch(ignore));
  try {
    await send(response, reader, out, ({ length }) => {
      count.chunks++;
      count.bytes += length;
    });
  } catch {
    out.destroy();
  }
  return count;
};

type Reader = ReadableStreamDefaultReader<Uint8Array>;

const send = async (
  response: Response,
  reader: Reader,
  out: ServerResponse,
  sent: (chunk: Uint8Array) => void,
): Promise<void> => {
  let next = ahead(reader);
  const isReady = await isSoon(next);
  if (!isReady) out.writeHead(response.status, headOf(response)).flushHeaders();
  for (let isFirst = isReady; ; isFirst = false) {
    const { value } = await next;
    if (!value) break;
    next = ahead(reader);
    sent(value);
    if (!isFirst) await written(out, value);
    else if ((await isSoon(next)) && (await next).done)
      return void out.writeHead(response.status, headOf(response, value.length)).end(value);
    else await written(out.writeHead(response.status, headOf(response)), value);
  }
  if (!out.headersSent) out.writeHead(response.status, headOf(response, 0));
  out.end();
};

const ahead = (reader: Reader): ReturnType<Reader["read"]> => {
  const read = reader.read();
  read.catch(ignore);
  return read;
};

const ignore = (): void => undefined;

/** Tells whether a promise settles within a turn of the event loop, as it does where nothing has to be waited for. */
const isSoon = (promise: Promise<unknown>): Promise<boolean> => {
  const turn = new Promise<boolean>((resolve) => void setImmediate(() => resolve(false)));
  const settled = (): boolean => true;
  return Promise.race([promise.then(settled, settled), turn]);
};

/** Writes a chunk, waits until the kernel has it and lets a turn pass: two that are written at once would be read as one. */
const written = (out: ServerResponse, chunk: Uint8Array): Promise<void> =>
  new Promise((resolve) => {
    if (out.destroyed) resolve();
    else out.write(chunk, () => void setImmediate(resolve));
  });

/** The header lines less those of the connection, whose framing is our own; with the length where it is known. */
const headOf = ({ headers }: Response, length?: number): string[] => {
  const lines = [...headers].filter(([name]) => name === "content-length" || !HOP_BY_HOP.has(name)).flat();
  return length === undefined || headers.has("content-length")
    ? lines
    : [...lines, "content-length", String(length)];
};
