import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { configure } from "safe-stable-stringify";
import type { Contender } from "./contender.ts";

const canonical = configure({ deterministic: true });

interface Kept {
  key: string;
  status: number;
  headers: [string, string][];
  body: string;
}

/** The floor: a `Request`, a canonical key of its JSON, a `Map`, a `Response`; no chunks, no redaction, no guard. */
const keyOf = async (request: Request): Promise<string> =>
  `${request.method} ${request.url} ${canonical(JSON.parse(await request.text()))}`;

export const contender: Contender = {
  async record(folder, _origin, run) {
    const kept: Kept[] = [];
    await run(async (url, init) => {
      const key = await keyOf(new Request(url, init));
      const response = await fetch(url, init);
      const body = await response.text();
      kept.push({ key, status: response.status, headers: [...response.headers], body });
      return new Response(body, response);
    });
    writeFileSync(join(folder, "wrapper.json"), JSON.stringify(kept));
  },
  async replay(folder, _origin, run) {
    const kept = JSON.parse(readFileSync(join(folder, "wrapper.json"), "utf8")) as Kept[];
    const byKey = new Map(kept.map((entry) => [entry.key, entry]));
    await run(async (url, init) => {
      const entry = byKey.get(await keyOf(new Request(url, init)));
      if (entry === undefined) throw new Error(`nothing recorded for ${url}`);
      return new Response(entry.body, { status: entry.status, headers: entry.headers });
    });
  },
};
