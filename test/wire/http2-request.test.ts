import http2 from "node:http2";
import { expect, test } from "vitest";
import { ask2, askOn, opened, startDuplex, startHttp2 } from "./http2-servers.ts";
import { deadPort } from "./local-servers.ts";
import { always, fromNetwork, mounted } from "./mounted.ts";
import { tick } from "./pieces.ts";

const encoder = new TextEncoder();

for (const scheme of ["http", "https"] as const) {
  const secure = scheme === "https";

  test(`${scheme}: a request is answered while nothing listens`, async () => {
    const port = await deadPort();
    const { asked } = mounted([port], async (request) => {
      const headers = { "content-type": "text/plain", "x-kept": "1" };
      return new Response(`kept ${request.method}`, { status: 201, headers });
    });
    const told = await ask2(`${scheme}://127.0.0.1:${port}`, {
      path: "/v1/a?b=c",
      body: "hello",
      headers: { "x-mine": ["1", "2"], authorization: "Bearer x" },
    });
    expect(told).toMatchObject({ status: 201, pieces: ["kept POST"], events: ["end", "close 0"] });
    expect(told.headers).toEqual({ ":status": 201, "content-type": "text/plain", "x-kept": "1" });
    expect(asked).toMatchObject([
      { method: "POST", url: `${scheme}://127.0.0.1:${port}/v1/a?b=c`, body: "hello" },
    ]);
    expect(Object.fromEntries(asked[0]?.headers ?? [])).toEqual({
      authorization: "Bearer x",
      "x-mine": "1, 2",
    });
  });

  test(`${scheme}: a live request reaches a server of HTTP/2 alone as it was sent`, async () => {
    const upstream = await startHttp2(undefined, secure);
    const send = () =>
      ask2(upstream.origin, { body: "hello", headers: { "x-amz-date": "now", "content-length": "5" } });
    const bare = await send();
    mounted([upstream.port], fromNetwork);
    const through = await send();
    expect(through).toEqual(bare);
    expect(upstream.seen[1]).toEqual(upstream.seen[0]);
    expect(upstream.seen[1]?.headers[":authority"]).toBe(`127.0.0.1:${upstream.port}`);
  });

  test(`${scheme}: requests of one session share one live connection and end in their own order`, async () => {
    const waiting: (() => void)[] = [];
    const upstream = await startHttp2((stream, body) => {
      waiting.push(() => (stream.respond({ ":status": 200 }), stream.end(`to ${body}`)));
      if (waiting.length === 3) waiting.pop()?.();
    }, secure);
    const connections = new Set<unknown>();
    mounted([upstream.port], fromNetwork);
    const session = opened(upstream.origin);
    const order: string[] = [];
    const answers = await Promise.all(
      ["a", "b", "c"].map(async (body) => {
        const { pieces } = await askOn(session, { body });
        for (const each of upstream.sessions) connections.add(each);
        order.push(body);
        waiting.pop()?.();
        return pieces.join("");
      }),
    );
    expect(answers).toEqual(["to a", "to b", "to c"]);
    expect(order).toEqual(["c", "b", "a"]);
    expect(connections.size).toBe(1);
  });
}

test("answers without a body, and to HEAD, have none", async () => {
  const port = await deadPort();
  const empty = { "/204": 204, "/304": 304, "/200": 200 } as Record<string, number>;
  mounted([port], async (request) => {
    const status = empty[new URL(request.url).pathname] ?? 200;
    return new Response(request.method === "HEAD" ? "unseen" : null, { status });
  });
  const origin = `http://127.0.0.1:${port}`;
  for (const path of Object.keys(empty))
    expect(await ask2(origin, { path })).toMatchObject({ status: empty[path], pieces: [] });
  expect(await ask2(origin, { headers: { ":method": "HEAD" } })).toMatchObject({ status: 200, pieces: [] });
});

test("an answer's set-cookie lines stay apart, and headers that HTTP/2 forbids are left out", async () => {
  const port = await deadPort();
  const headers: [string, string][] = [
    ["set-cookie", "a=1"],
    ["set-cookie", "b=2"],
    ["connection", "close"],
    ["transfer-encoding", "chunked"],
  ];
  mounted([port], async () => new Response("x", { headers }));
  const told = await ask2(`http://127.0.0.1:${port}`);
  expect(told.headers).toEqual({
    ":status": 200,
    "content-type": "text/plain;charset=UTF-8",
    "set-cookie": ["a=1", "b=2"],
  });
});

test("a client that expects to be told to send its body is told", async () => {
  const port = await deadPort();
  const { asked } = mounted([port], always("kept"));
  const stream = opened(`http://127.0.0.1:${port}`).request({
    ":method": "POST",
    ":path": "/",
    expect: "100-continue",
  });
  await new Promise((resolve) => stream.once("continue", resolve));
  stream.end("late");
  expect(await Array.fromAsync(stream, String)).toEqual(["kept"]);
  expect(asked).toMatchObject([{ body: "late" }]);
});

test("what an Answer rejects with is the client's error, and its session goes on", async () => {
  const port = await deadPort();
  let count = 0;
  mounted([port], async () => {
    if (count++ === 0) throw new Error("no such thing");
    return new Response("kept");
  });
  const session = opened(`http://127.0.0.1:${port}`);
  expect((await askOn(session)).events).toContain("undefined no such thing");
  expect((await askOn(session)).pieces).toEqual(["kept"]);
});

test("a client that leaves before the answer aborts the request, live too", async () => {
  let arrived = (): void => {};
  let gone = (): void => {};
  const left = new Promise<void>((resolve) => (gone = resolve));
  const upstream = await startHttp2((stream) => {
    stream.on("close", gone);
    arrived();
  });
  let aborted: AbortSignal | undefined;
  const reasons: unknown[] = [];
  mounted([upstream.port], async (request, live) => {
    aborted = request.signal;
    return live().catch((error: unknown) => {
      reasons.push(error);
      throw error;
    });
  });
  const stream = opened(upstream.origin).request({ ":path": "/" });
  arrived = () => stream.close(http2.constants.NGHTTP2_CANCEL);
  await left;
  await tick();
  expect(aborted?.aborted).toBe(true);
  expect(reasons).toMatchObject([{ name: "AbortError" }]);
});

test("a client that leaves midway cancels the body, even one that it has ceased to read", async () => {
  const port = await deadPort();
  let cancelled = (): void => {};
  const over = new Promise<void>((resolve) => (cancelled = resolve));
  const chunk = encoder.encode("x".repeat(60_000));
  const endless = (): ReadableStream<Uint8Array> =>
    new ReadableStream({
      pull: (controller) => tick().then(() => controller.enqueue(chunk)),
      cancel: cancelled,
    });
  mounted([port], async () => new Response(endless()));
  const stream = opened(`http://127.0.0.1:${port}`).request({ ":path": "/" });
  await new Promise((resolve) => stream.once("response", resolve));
  for (let round = 0; round < 100; round++) await tick();
  stream.close(http2.constants.NGHTTP2_CANCEL);
  await over;
});

for (const [contentType, protocol] of [
  ["application/grpc+proto", "grpc"],
  ["application/vnd.amazon.eventstream", "duplex"],
] as const) {
  const headers = { "content-type": contentType };

  test(`${contentType} is refused by name, and its session goes on`, async () => {
    const port = await deadPort();
    const { foreign, asked } = mounted([port], always("kept"));
    const session = opened(`http://127.0.0.1:${port}`);
    const stream = session.request({ ":method": "POST", ":path": "/", ...headers });
    const error = await new Promise((resolve) => stream.once("error", resolve));
    expect(error).toMatchObject({ code: "wireForeign" });
    expect(foreign).toEqual([{ protocol, host: "127.0.0.1", port }]);
    expect(asked).toEqual([]);
    expect((await askOn(session)).pieces).toEqual(["kept"]);
  });

  test(`${contentType} passes where it may, both ways at once and with trailers`, async () => {
    const upstream = await startDuplex();
    const { foreign, asked } = mounted([upstream.port], always("never"), { foreign: () => "pass" });
    const stream = opened(upstream.origin).request({ ":method": "POST", ":path": "/", ...headers });
    const trailers = new Promise((resolve) => stream.once("trailers", resolve));
    const heard: string[] = [];
    stream.write("one");
    for await (const chunk of stream) {
      if (heard.push(String(chunk)) === 1) stream.end("two");
    }
    expect(heard).toEqual(["echo one", "echo two"]);
    expect(await trailers).toMatchObject({ "grpc-status": "0" });
    expect([foreign, asked]).toEqual([[], []]);
  });
}
