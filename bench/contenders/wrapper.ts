import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { configure } from "safe-stable-stringify";
import type { Contender } from "./contender.ts";
import { streamOf } from "./plain-recording.ts";

const canonical = configure({ deterministic: true });

interface Kept {
  key: string;
  status: number;
  headers: [string, string][];
  chunks: string[];
}

/** The floor: a `Request`, a canonical key of its JSON, a `Map`, a `Response`; no redaction, no guard, no misses. */
const keyOf = async (request: Request): Promise<string> =>
  `${request.method} ${request.url} ${canonical(JSON.parse(await request.text()))}`;

/** Keeps the pieces that pass by; the reader gets them at once. */
const kept = (body: ReadableStream<Uint8Array> | null, chunks: string[]) => {
  const decoder = new TextDecoder();
  return body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        chunks.push(decoder.decode(chunk, { stream: true }));
        controller.enqueue(chunk);
      },
    }),
  );
};

export const contender: Contender = {
  async record(folder, _origin, run) {
    const all: Kept[] = [];
    const result = await run(async (url, init) => {
      const key = await keyOf(new Request(url, init));
      const response = await fetch(url, init);
      const entry = { key, status: response.status, headers: [...response.headers], chunks: [] };
      all.push(entry);
      return new Response(kept(response.body, entry.chunks), response);
    });
    writeFileSync(join(folder, "wrapper.json"), JSON.stringify(all));
    return result;
  },
  async replay(folder, _origin, run) {
    const all = JSON.parse(readFileSync(join(folder, "wrapper.json"), "utf8")) as Kept[];
    const byKey = new Map(all.map((entry) => [entry.key, entry]));
    return run(async (url, init) => {
      const entry = byKey.get(await keyOf(new Request(url, init)));
      if (entry === undefined) throw new Error(`nothing recorded for ${url}`);
      const { chunks, status, headers } = entry;
      const [only = ""] = chunks;
      return new Response(chunks.length > 1 ? streamOf(chunks) : only, { status, headers });
    });
  },
};
