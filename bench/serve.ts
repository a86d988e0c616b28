/**
 * `node bench/serve.ts`: how many requests a second `llm-replay serve` answers. A thousand distinct chat requests (1.3 KB
 * out, 2 KB back) are recorded, served by a process of its own with `--loop`, and asked for by this one over kept
 * connections. The median of the rounds is printed, with the least and the most.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Agent, request } from "undici";
import { withCassette } from "../src/index.ts";
import { REQUESTS, requestBody, sendAll, startUpstream } from "./workload.ts";

const ROUNDS = 7;
const CONNECTIONS = 50;
const EACH = 10_000;

const folder = mkdtempSync(join(tmpdir(), "bench-"));
const upstream = await startUpstream();
await withCassette("serve", { mode: "record", dir: folder }, () => sendAll(fetch, upstream.origin, REQUESTS));
upstream.close();

const bin = join(import.meta.dirname, "../src/cli/bin.ts");
const server = spawn(process.execPath, [bin, "serve", folder, "--loop", "--port", "0"], {
  stdio: ["ignore", "pipe", "inherit"],
});
const [said] = (await once(server.stdout, "data")) as [Buffer];
const address = /at (http:\S+)/.exec(said.toString())?.[1] ?? "";

const dispatcher = new Agent({ connections: CONNECTIONS, pipelining: 1 });
const headers = { "content-type": "application/json" };
const bodies = Array.from({ length: REQUESTS }, (_, index) => requestBody(index));

const ask = async (index: number): Promise<void> => {
  const url = `${address}/v1/chat/completions`;
  const { statusCode, body } = await request(url, {
    dispatcher,
    method: "POST",
    headers,
    body: bodies[index % REQUESTS] ?? "",
  });
  const text = await body.text();
  if (statusCode !== 200) throw new Error(text);
};

const round = async (): Promise<number> => {
  let next = 0;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (next < EACH) await ask(next++);
    }),
  );
  return (EACH / (performance.now() - start)) * 1000;
};

const rates: number[] = [];
for (let at = 0; at < ROUNDS; at++) rates.push(await round());
const [least = 0, ...rest] = rates.map(Math.round).toSorted((a, b) => a - b);
console.log(
  `${rest[Math.floor(ROUNDS / 2) - 1]} requests a second (${least}–${rest.at(-1)}), ${CONNECTIONS} at once`,
);

await dispatcher.close();
server.kill("SIGTERM");
await once(server, "exit");
rmSync(folder, { recursive: true });
