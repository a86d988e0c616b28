import { request } from "node:http";
import { connect } from "node:net";
import { setImmediate as turn } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { type Asked, listen, type Listening, type Reply } from "../../../src/wire/server/listen.ts";
import type { Delivery } from "../../../src/wire/server/deliver.ts";
import { readChunks } from "./read-chunks.ts";

const serving = async (
  handle: (asked: Asked) => Promise<Reply> | Reply,
): Promise<Listening & { url: string }> => {
  const server = await listen({ handle: async (asked) => handle(asked) });
  onTestFinished(() => server[Symbol.asyncDispose]());
  return { ...server, url: `http://127.0.0.1:${server.port}` };
};

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A body whose chunks are given by hand. */
const handFed = () => {
  let feed: ReadableStreamDefaultController<Uint8Array> | undefined;
  const cancelled = Promise.withResolvers<void>();
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => void (feed = controller),
    cancel: () => cancelled.resolve(),
  });
  return { stream, feed: feed!, cancelled: cancelled.promise };
};

test("a head reaches the client before there is a body, and each chunk before the next one", async () => {
  const { stream, feed } = handFed();
  const { url } = await serving(() => ({ response: new Response(stream) }));
  const response = await fetch(url);
  const reader = response.body!.getReader();
  for (const part of ["one", "two", "three"]) {
    feed.enqueue(bytes(part));
    expect(Buffer.from((await reader.read()).value).toString()).toBe(part);
  }
  feed.close();
  expect((await reader.read()).done).toBe(true);
});

test("chunks that are ready at once reach the client one by one", async () => {
  const parts = Array.from({ length: 40 }, (_, at) => `part ${at}\n`);
  const { url } = await serving(() => ({
    response: new Response(
      new ReadableStream({ start: (c) => parts.forEach((p) => c.enqueue(bytes(p))), pull: (c) => c.close() }),
    ),
  }));
  expect((await readChunks(url)).map(String)).toEqual(parts);
});

test("a body that is whole goes with its length, and no body with none", async () => {
  const { url } = await serving(({ target }) => ({
    response:
      target === "/whole"
        ? new Response("whole")
        : new Response(null, { status: target === "/204" ? 204 : 200 }),
  }));
  expect((await fetch(`${url}/whole`)).headers.get("content-length")).toBe("5");
  expect((await fetch(`${url}/none`)).headers.get("content-length")).toBe("0");
  expect((await fetch(`${url}/204`)).headers.get("content-length")).toBeNull();
});

test("status, reason and repeated headers are sent as they stand, and nothing is added but the framing", async () => {
  const headers = new Headers([
    ["set-cookie", "a=1"],
    ["set-cookie", "b=2"],
    ["x-one", "1"],
  ]);
  const { url } = await serving(() => ({
    response: new Response("x", { status: 418, statusText: "Teapot", headers }),
  }));
  const response = await fetch(url);
  expect(response).toMatchObject({ status: 418, statusText: "Teapot" });
  expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  expect([...response.headers.keys()].toSorted()).toEqual([
    "connection",
    "content-length",
    "content-type",
    "keep-alive",
    "set-cookie",
    "set-cookie",
    "x-one",
  ]);
});

test("a body that breaks off breaks the connection off", async () => {
  const { stream, feed } = handFed();
  const { url } = await serving(() => ({ response: new Response(stream) }));
  const response = await fetch(url);
  feed.enqueue(bytes("half"));
  const reader = response.body!.getReader();
  await reader.read();
  feed.error(new Error("gone"));
  await expect(reader.read()).rejects.toThrow("terminated");
});

test("a handler that fails breaks the connection off, as a network does", async () => {
  const { url } = await serving(() => Promise.reject(new TypeError("fetch failed")));
  await expect(fetch(url)).rejects.toMatchObject({ cause: { code: "UND_ERR_SOCKET" } });
});

test("a client that leaves is told to the handler and to the body, and counted for what it got", async () => {
  const { stream, feed, cancelled } = handFed();
  const told = Promise.withResolvers<Delivery>();
  let signal: AbortSignal | undefined;
  const { url } = await serving((asked) => {
    ({ signal } = asked);
    return { response: new Response(stream), delivered: told.resolve };
  });
  const leaving = new AbortController();
  const response = await fetch(url, { signal: leaving.signal });
  feed.enqueue(bytes("some"));
  await response.body!.getReader().read();
  leaving.abort();
  await cancelled;
  expect(signal?.reason).toMatchObject({ name: "AbortError" });
  expect(await told.promise).toEqual({ status: 200, chunks: 1, bytes: 4 });
});

test("a client that has its answer has not left", async () => {
  const signals: AbortSignal[] = [];
  const { url } = await serving(({ signal }) => {
    signals.push(signal);
    return { response: new Response("x".repeat(100_000)) };
  });
  for (const _ of [1, 2, 3]) await (await fetch(url)).text();
  await turn();
  expect(signals.map(({ aborted }) => aborted)).toEqual([false, false, false]);
});

test("a large body arrives whole, also from a client that waits to be told to go on", async () => {
  const { url } = await serving(async (asked) => ({ response: new Response(await asked.body()) }));
  const sent = new Uint8Array(8 << 20).map((_, at) => at * 7);
  const answer = await new Promise<Buffer>((resolve, reject) => {
    const asking = request(url, {
      method: "PUT",
      headers: { expect: "100-continue", "content-length": sent.length },
    });
    asking.on("continue", () => asking.end(sent)).on("error", reject);
    asking.on("response", async (response) => resolve(Buffer.concat(await Array.fromAsync(response))));
    asking.flushHeaders();
  });
  expect(answer.equals(sent)).toBe(true);
});

test("HEAD is answered without a body", async () => {
  const { url } = await serving(() => ({
    response: new Response("never seen", { headers: { "content-length": "10" } }),
  }));
  const response = await fetch(url, { method: "HEAD" });
  expect(response.headers.get("content-length")).toBe("10");
  expect(await response.text()).toBe("");
});

test("what was written is read: lines as they stand, less those of the connection", async () => {
  let lines: unknown;
  const { port } = await serving((asked) => {
    lines = asked.lines();
    return { response: new Response("x") };
  });
  const socket = connect(port, "127.0.0.1");
  socket.end(
    "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Two: a\r\nX-Two: b\r\nAuthorization: Bearer k\r\nConnection: close\r\n\r\n",
  );
  await Array.fromAsync(socket);
  expect(lines).toEqual([
    ["X-Two", "a"],
    ["X-Two", "b"],
    ["Authorization", "Bearer k"],
  ]);
});

test("headers beyond measure are refused, and the server goes on", async () => {
  const { url } = await serving(() => ({ response: new Response("x") }));
  expect((await fetch(url, { headers: { "x-long": "y".repeat(70_000) } })).status).toBe(431);
  expect((await fetch(url)).status).toBe(200);
});

test("a client that never ends the head of its request is cut off", async () => {
  const handle = () => Promise.resolve({ response: new Response("x") });
  const server = await listen({ handle, headMs: 100 });
  onTestFinished(() => server[Symbol.asyncDispose]());
  const socket = connect(server.port, "127.0.0.1");
  socket.write("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ");
  const answer = Buffer.concat(await Array.fromAsync(socket)).toString();
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
});

test("draining answers what is open and takes nothing new", async () => {
  const { stream, feed } = handFed();
  const { url, drain } = await serving(() => ({ response: new Response(stream) }));
  const response = await fetch(url);
  const drained = drain(60_000);
  await expect(fetch(url)).rejects.toThrow("fetch failed");
  feed.enqueue(bytes("last"));
  feed.close();
  expect(await response.text()).toBe("last");
  await drained;
});

test("disposing cuts off what is open and leaves no listener", async () => {
  const { stream } = handFed();
  const server = await serving(() => ({ response: new Response(stream) }));
  const response = await fetch(server.url);
  await server[Symbol.asyncDispose]();
  await expect(response.text()).rejects.toThrow("terminated");
  await expect(fetch(server.url)).rejects.toMatchObject({ cause: { code: "ECONNREFUSED" } });
});

test("a port that is taken is told", async () => {
  const { port } = await serving(() => ({ response: new Response("x") }));
  const handle = () => Promise.resolve({ response: new Response("x") });
  await expect(listen({ port, handle })).rejects.toMatchObject({ code: "EADDRINUSE" });
});
