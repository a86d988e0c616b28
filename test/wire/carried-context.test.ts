import { AsyncLocalStorage } from "node:async_hooks";
import http from "node:http";
import * as undici from "undici";
import { expect, onTestFinished, test } from "vitest";
import { viaNode } from "./clients.ts";
import { deadPort, startHttp } from "./local-servers.ts";
import { fromNetwork, mounted } from "./mounted.ts";

const caller = new AsyncLocalStorage<number>();
const native = globalThis.fetch;

const post = (body: string) => ({ method: "POST" as const, body });

const senders: readonly (readonly [string, (url: string) => (body: string) => Promise<unknown>])[] = [
  ["global fetch", (url) => async (body) => (await fetch(url, post(body))).text()],
  ["a captured fetch", (url) => async (body) => (await native(url, post(body))).text()],
  ["undici.request", (url) => async (body) => (await undici.request(url, post(body))).body.text()],
  [
    "a bounded pool of undici",
    (url) => {
      const pool = new undici.Pool(new URL(url).origin, { connections: 1 });
      onTestFinished(() => pool.destroy());
      return async (body) => (await pool.request({ path: "/", ...post(body) })).body.text();
    },
  ],
  [
    "a bounded agent of node:http",
    (url) => {
      const agent = new http.Agent({ keepAlive: true, maxSockets: 2 });
      onTestFinished(() => agent.destroy());
      return (body) => viaNode(url, body, { agent });
    },
  ],
];

for (const [name, prepare] of senders) {
  test(`${name}: each request is answered in the async context of its caller`, async () => {
    const port = await deadPort();
    const found: [string, number | undefined][] = [];
    mounted([port], async (_request) => new Response("kept"), {
      answer: async (request) => {
        found.push([await request.text(), caller.getStore()]);
        return new Response("kept");
      },
    });
    const send = prepare(`http://127.0.0.1:${port}/`);
    const numbers = Array.from({ length: 12 }, (_, at) => at);
    await Promise.all(numbers.map((at) => caller.run(at, () => send(String(at)))));
    expect(found.toSorted(([a], [b]) => Number(a) - Number(b))).toEqual(
      numbers.map((at) => [String(at), at]),
    );
  });

  test(`${name}: nothing of ours goes upstream`, async () => {
    const upstream = await startHttp();
    mounted([upstream.port], fromNetwork);
    await prepare(`http://127.0.0.1:${upstream.port}/`)("x");
    expect(upstream.seen[0]?.headers.join().toLowerCase()).not.toContain("llm-replay");
  });
}

for (const [name, send] of [
  ["a captured fetch", async (url: string) => (await native(url, post("x"))).text()],
  ["undici.request", async (url: string) => (await undici.request(url, post("x"))).body.text()],
] as const) {
  test(`${name} is answered where the path alone says that it is a model's`, async () => {
    const upstream = await startHttp();
    mounted([], async () => new Response("kept"), {
      route: (url) => (url.pathname === "/v1/chat/completions" ? "answer" : "pass"),
    });
    expect(await send(`http://127.0.0.1:${upstream.port}/v1/chat/completions`)).toBe("kept");
    expect(upstream.seen).toHaveLength(0);
  });
}
