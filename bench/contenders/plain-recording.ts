import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Send } from "./contender.ts";

/** An exchange as a mock is given it. */
export interface Exchange {
  readonly path: string;
  /** The request's body. */
  readonly sent: string;
  readonly status: number;
  readonly headers: [string, string][];
  /** The answer's body in the pieces it came in. */
  readonly chunks: string[];
}

const FILE = "plain.json";

const chunksOf = async (response: Response): Promise<string[]> => {
  const chunks: string[] = [];
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) chunks.push(decoder.decode(chunk, { stream: true }));
  return chunks;
};

/** A body that comes in the given pieces. */
export const streamOf = (chunks: readonly string[]): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder();
  let next = 0;
  return new ReadableStream({
    pull: (controller) => {
      const chunk = chunks[next++];
      if (chunk === undefined) controller.close();
      else controller.enqueue(encoder.encode(chunk));
    },
  });
};

/** Records with `fetch` alone, for mocks, which have no recorder of their own. */
export const recordPlainly = async <T>(folder: string, run: (send: Send) => Promise<T>): Promise<T> => {
  const kept: Exchange[] = [];
  const result = await run(async (url, init) => {
    const response = await fetch(url, init);
    const { status, headers } = response;
    const chunks = await chunksOf(response);
    const known = [...headers].filter(([name]) => name === "content-type" || name.startsWith("x-"));
    kept.push({ path: new URL(url).pathname, sent: init.body, status, headers: known, chunks });
    return new Response(streamOf(chunks), { status, headers: known });
  });
  writeFileSync(join(folder, FILE), JSON.stringify(kept));
  return result;
};

/** Gives what was recorded, found by the request's body. */
export const plainRecording = (folder: string): ReadonlyMap<string, Exchange> =>
  new Map(
    (JSON.parse(readFileSync(join(folder, FILE), "utf8")) as Exchange[]).map((exchange) => [
      exchange.sent,
      exchange,
    ]),
  );

/** The exchange for a body. */
export const exchangeFor = (kept: ReadonlyMap<string, Exchange>, sent: string): Exchange => {
  const exchange = kept.get(sent);
  if (exchange === undefined) throw new Error(`nothing recorded for ${sent.slice(0, 100)}`);
  return exchange;
};
