import { AsyncLocalStorage } from "node:async_hooks";
import { spawnSync } from "node:child_process";
import http2, { connect as namedConnect } from "node:http2";
import { gzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import type { Answer } from "../../src/answer.ts";
import { ask2, askOn, openSession2, startDuplex, startHttp2 } from "./http2-servers.ts";
import { deadPort } from "./local-servers.ts";
import { always, fromNetwork, mounted } from "./mounted.ts";

const encoder = new TextEncoder();
const tick = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

const streamOf = (pieces: readonly string[], failure?: Error): ReadableStream<Uint8Array> => {
  let at = 0;
  return new ReadableStream(
    {
      pull: async (controller) => {
        await tick();
        const piece = pieces[at++];
        if (piece !== undefined) controller.enqueue(encoder.encode(piece));
        else if (failure) controller.error(failure);
        else controller.close();
      },
    },
    { highWaterMark: 0 },
  );
};

const opened = (origin: string): http2.ClientHttp2Session => {
  const session = openSession2(origin);
  onTestFinished(() => void session.on("error", () => {}).destroy());
  return session;
};

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

const events = Array.from({ length: 200 }, (_, at) => `data: ${at}\n\n`);

test("a client sees every chunk of a stream by itself", async () => {
  const port = await deadPort();
  mounted([port], async () => new Response(streamOf(events)));
  expect((await ask2(`http://127.0.0.1:${port}`)).pieces).toEqual(events);
});

test("an upstream's chunks reach the client one by one and before the answer is whole", async () => {
  let next = (): void => {};
  const upstream = await startHttp2((stream) => {
    const pieces = ["one", "two", "three"];
    stream.respond({ ":status": 200 });
    next = () => void (pieces.length > 0 ? stream.write(pieces.shift()) : stream.end());
    next();
  });
  mounted([upstream.port], fromNetwork);
  const stream = opened(upstream.origin).request({ ":path": "/" });
  const pieces: string[] = [];
  for await (const chunk of stream) {
    pieces.push(String(chunk));
    next();
  }
  expect(pieces).toEqual(["one", "two", "three"]);
});

test("large bodies arrive whole in both directions", async () => {
  const port = await deadPort();
  const large = "0123456789abcdef".repeat(200_000);
  const { asked } = mounted([port], async () => new Response(large));
  const { pieces } = await ask2(`http://127.0.0.1:${port}`, { body: large });
  expect(pieces.join("") === large).toBe(true);
  expect(asked[0]?.body === large).toBe(true);
});

test("a compressed answer reaches Answer and client decoded", async () => {
  const upstream = await startHttp2((stream) => {
    const bytes = gzipSync("plain text");
    stream.respond({ ":status": 200, "content-encoding": "gzip", "content-length": bytes.length });
    stream.end(bytes);
  });
  mounted([upstream.port], fromNetwork);
  const told = await ask2(upstream.origin);
  expect(told).toMatchObject({ pieces: ["plain text"], events: ["end", "close 0"] });
  expect(told.headers).not.toHaveProperty("content-encoding");
});

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

/** What a server can do to a request other than answer it. */
const mishaps: Record<string, Parameters<typeof startHttp2>[0]> = {
  "closes the connection before it answers": (stream) => stream.session?.destroy(),
  "resets the connection before it answers": (stream) => void resetOf(stream),
  "refuses the stream": (stream) => stream.close(http2.constants.NGHTTP2_REFUSED_STREAM),
  "closes the connection midway": (stream) => midway(stream, () => stream.session?.destroy()),
  "resets the connection midway": (stream) => midway(stream, () => void resetOf(stream)),
  "resets the stream midway": (stream) => midway(stream, () => void stream.destroy(new Error("internal"))),
};

const resetOf = (stream: http2.ServerHttp2Stream): void => {
  const socket = stream.session?.socket;
  (socket && (Reflect.get(socket, "resetAndDestroy") as (() => void) | undefined))?.();
};

const midway = (stream: http2.ServerHttp2Stream, then: () => void): void => {
  stream.respond({ ":status": 200 });
  stream.write("a");
  setTimeout(then, 30);
};

interface Kept {
  readonly status?: number;
  readonly pieces: Uint8Array[];
  failure?: Error;
}

/** Hands a response on and keeps what came of it. */
const keeping = (kept: { last: Kept }): Answer => {
  return async (_request, live) => {
    try {
      const { status, body } = await live();
      const last: Kept = (kept.last = { status, pieces: [] });
      const reader = body?.getReader();
      const pull = async (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
        try {
          const { value } = (await reader?.read()) ?? {};
          if (value === undefined) return controller.close();
          last.pieces.push(value);
          controller.enqueue(value);
        } catch (error) {
          controller.error((last.failure = error as Error));
        }
      };
      return new Response(new ReadableStream({ pull }, { highWaterMark: 0 }), { status });
    } catch (error) {
      kept.last = { pieces: [], failure: error as Error };
      throw error;
    }
  };
};

const innermost = (error: Error): Error => (error.cause instanceof Error ? innermost(error.cause) : error);

/** Fails as a replay does that knows the code and the message of a failure. */
const failing = ({ status, pieces, failure }: Kept): Answer => {
  const { code, message } = innermost(failure!) as NodeJS.ErrnoException;
  const cause = Object.assign(new Error(message), { code });
  return async () => {
    if (status === undefined) throw new TypeError("fetch failed", { cause });
    const texts = pieces.map((piece) => Buffer.from(piece).toString());
    return new Response(streamOf(texts, new TypeError("terminated", { cause })), { status });
  };
};

for (const [name, serve] of Object.entries(mishaps))
  test(`a server that ${name} is the same to the client recorded and replayed`, async () => {
    const upstream = await startHttp2(serve);
    const { headers: _, ...bare } = await ask2(upstream.origin);
    const kept: { last: Kept } = { last: { pieces: [] } };
    const { wire } = mounted([upstream.port], keeping(kept));
    expect(await ask2(upstream.origin)).toMatchObject(bare);
    expect(kept.last.failure).toBeInstanceOf(Error);
    wire[Symbol.dispose]();
    mounted([upstream.port], failing(kept.last));
    expect(await ask2(upstream.origin)).toMatchObject(bare);
  });

test("a port on which nothing listens is the same to the client recorded and replayed", async () => {
  const port = await deadPort();
  const bare = await ask2(`http://127.0.0.1:${port}`);
  expect(bare.events).toContain(`session ECONNREFUSED connect ECONNREFUSED 127.0.0.1:${port}`);
  const kept: { last: Kept } = { last: { pieces: [] } };
  const { wire } = mounted([port], keeping(kept));
  expect(await ask2(`http://127.0.0.1:${port}`)).toEqual(bare);
  wire[Symbol.dispose]();
  mounted([port], failing(kept.last));
  expect(await ask2(`http://127.0.0.1:${port}`)).toEqual(bare);
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

test("a host that passes is left alone", async () => {
  const upstream = await startHttp2();
  const { asked } = mounted([], always("never"));
  const session = opened(upstream.origin);
  expect((await askOn(session, { body: "x" })).pieces).toEqual(["upstream POST /v1 x"]);
  expect(session.socket.remotePort).toBe(upstream.port);
  expect(asked).toEqual([]);
});

test("telemetry is swallowed and reaches nobody", async () => {
  const port = await deadPort();
  const { asked } = mounted([], always("never"), {
    route: (url) => (url.port === String(port) ? "swallow" : "pass"),
  });
  expect(await ask2(`http://127.0.0.1:${port}`)).toMatchObject({ status: 200, pieces: ["{}"] });
  expect(asked).toEqual([]);
});

test("the path of each request decides on a port where models are served beside other things", async () => {
  const upstream = await startHttp2();
  mounted([], always("kept"), {
    route: (url) => (url.pathname.startsWith("/v1/models") ? "answer" : "pass"),
  });
  const session = opened(upstream.origin);
  expect((await askOn(session, { path: "/v1/models" })).pieces).toEqual(["kept"]);
  expect((await askOn(session, { path: "/health" })).pieces).toEqual(["upstream POST /health "]);
});

test("a session that was opened before is answered, and reaches the network through itself", async () => {
  const upstream = await startHttp2();
  const session = opened(upstream.origin);
  expect((await askOn(session)).pieces).toEqual(["upstream POST /v1 "]);
  let isLive = false;
  mounted([upstream.port], (_request, live) => (isLive ? live() : Promise.resolve(new Response("kept"))));
  expect((await askOn(session)).pieces).toEqual(["kept"]);
  isLive = true;
  expect((await askOn(session, { body: "x" })).pieces).toEqual(["upstream POST /v1 x"]);
  expect(upstream.sessions.size).toBe(1);
});

test("a session that tests share is answered in the context of each request's caller", async () => {
  const port = await deadPort();
  const upstream = await startHttp2();
  const contexts = new AsyncLocalStorage<string>();
  mounted([port, upstream.port], async (_request, live) => {
    await tick();
    return contexts.getStore() === "live" ? live() : new Response(contexts.getStore());
  });
  const session = opened(upstream.origin);
  const asked = ["a", "b", "live", "c"].map((name) => contexts.run(name, () => askOn(session)));
  expect((await Promise.all(asked)).map(({ pieces }) => pieces.join(""))).toEqual([
    "a",
    "b",
    "upstream POST /v1 ",
    "c",
  ]);
});

test("a session that is open when the interception ends is closed, so that its client opens a real one", async () => {
  const upstream = await startHttp2();
  const { wire } = mounted([upstream.port], always("kept"));
  const session = opened(upstream.origin);
  expect((await askOn(session)).pieces).toEqual(["kept"]);
  wire[Symbol.dispose]();
  expect(session.destroyed).toBe(true);
  expect((await ask2(upstream.origin)).pieces).toEqual(["upstream POST /v1 "]);
});

test("an answer that is on its way when the interception ends arrives whole", async () => {
  const port = await deadPort();
  const { wire } = mounted([port], async () => new Response(streamOf(["a", "b", "c"])));
  const session = opened(`http://127.0.0.1:${port}`);
  const told = askOn(session);
  await new Promise((resolve) => session.once("connect", resolve));
  for (let round = 0; round < 10; round++) await tick();
  wire[Symbol.dispose]();
  expect(await told).toMatchObject({ pieces: ["a", "b", "c"], events: ["end", "close 0"] });
});

test("disposing puts back what was patched, for importers by name too", async () => {
  const { connect } = http2;
  const session = opened("http://127.0.0.1:1").on("error", () => {});
  const { request } = session;
  const { wire } = mounted([], always("kept"));
  expect(http2.connect).not.toBe(connect);
  expect(namedConnect).toBe(http2.connect);
  expect(session.request).not.toBe(request);
  wire[Symbol.dispose]();
  expect(http2.connect).toBe(connect);
  expect(namedConnect).toBe(connect);
  expect(session.request).toBe(request);
});

for (const [name, load] of [
  ["an import by name", `const { connect } = await import("node:http2");`],
  ["an import of all", `const { connect } = (await import("http2")).default;`],
  ["require", `const { connect } = process.getBuiltinModule("module").createRequire("/")("http2");`],
] as const)
  test(`what loads HTTP/2 by ${name} after the mount is answered; without it, it is not loaded`, () => {
    const mount = new URL("../../src/wire/mount.ts", import.meta.url).href;
    const source = `
      import { mountWire } from ${JSON.stringify(mount)};
      mountWire({ answer: async () => new Response("kept"), route: () => "answer", foreign: () => "pass" });
      const isLoaded = () => process.moduleLoadList.includes("NativeModule http2");
      console.log(isLoaded());
      ${load}
      const session = connect("https://api.example.com");
      for await (const chunk of session.request({ ":path": "/" })) console.log(String(chunk));`;
    const args = ["--input-type=module", "--eval", source];
    const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    expect([stdout, stderr]).toEqual(["false\nkept\n", ""]);
  });
