import dc from "node:diagnostics_channel";
import { expect, onTestFinished, test } from "vitest";
import { always, fromNetwork, mounted } from "./mounted.ts";
import { startHttp } from "./local-servers.ts";

const CHANNELS = {
  create: "undici:request:create",
  sent: "undici:client:sendHeaders",
  head: "undici:request:headers",
  done: "undici:request:trailers",
  failed: "undici:request:error",
};

interface Message {
  readonly request: { readonly method: string; readonly origin: string | URL; readonly path: string };
  readonly response?: { readonly statusCode: number; readonly headers: readonly Buffer[] };
  readonly error?: Error;
}

/** Follows undici's channels as an instrumentation does; gives what was told, in order. */
const follow = (): string[] => {
  const told: string[] = [];
  for (const [name, channel] of Object.entries(CHANNELS)) {
    const hear = (message: unknown): void => {
      const { request, response, error } = message as Message;
      const type = response?.headers.map(String)[1 + response.headers.map(String).indexOf("content-type")];
      const rest = [response?.statusCode, type, error?.message].filter((part) => part !== undefined);
      told.push([name, request.method, String(request.origin), request.path, ...rest].join(" "));
    };
    dc.subscribe(channel, hear);
    onTestFinished(() => void dc.unsubscribe(channel, hear));
  }
  return told;
};

test("a fetch that is answered without the network is told of as one that reached it", async () => {
  const server = await startHttp((_request, response) =>
    response.writeHead(200, { "content-type": "text/plain" }).end("live"),
  );
  const url = `http://127.0.0.1:${server.port}/v1/chat?x=1`;
  const told = follow();
  let isLive = true;
  mounted([server.port], (request, live) => (isLive ? fromNetwork : always("kept"))(request, live));
  const ask = async (): Promise<string> => (await fetch(url, { method: "POST", body: "{}" })).text();
  expect(await ask()).toBe("live");
  const live = told.splice(0);
  isLive = false;
  expect(await ask()).toBe("kept");
  expect(told).toEqual(live);
  expect(told).toHaveLength(4);
});

test("its end is told once its body was read, or the reader has left", async () => {
  const server = await startHttp(() => undefined);
  const told = follow();
  mounted([server.port], always("kept"));
  const response = await fetch(`http://127.0.0.1:${server.port}/`);
  expect(told.at(-1)).toMatch(/^head GET/);
  await response.body?.cancel();
  expect(told.at(-1)).toMatch(/^done GET/);
  expect(response.url).toBe(`http://127.0.0.1:${server.port}/`);
});

test("what it fails with is told", async () => {
  const server = await startHttp(() => undefined);
  const told = follow();
  mounted([server.port], () => Promise.reject(new TypeError("fetch failed")));
  await expect(fetch(`http://127.0.0.1:${server.port}/`)).rejects.toThrow("fetch failed");
  expect(told.map((line) => line.split(" ")[0])).toEqual(["create", "sent", "failed"]);
});

test("where nobody follows, the response is the very one of the answer", async () => {
  const server = await startHttp(() => undefined);
  const given = new Response("kept");
  mounted([server.port], () => Promise.resolve(given));
  expect(await fetch(`http://127.0.0.1:${server.port}/`)).toBe(given);
});
