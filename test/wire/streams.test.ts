import http from "node:http";
import zlib from "node:zlib";
import * as undici from "undici";
import { expect, test, vi } from "vitest";
import { deadPort, startHttp } from "./local-servers.ts";
import { fromNetwork, mounted } from "./mounted.ts";
import { streamOf } from "./pieces.ts";

const tick = setImmediate;
const encoder = new TextEncoder();

const sse = (body: ReadableStream<Uint8Array>): Response =>
  new Response(body, { headers: { "content-type": "text/event-stream" } });

interface Reading {
  readonly pieces: string[];
  readonly headers: http.IncomingHttpHeaders;
  readonly error?: NodeJS.ErrnoException;
}

const readNode = (url: string, leaveAfter = Infinity): Promise<Reading> =>
  new Promise((resolve, reject) => {
    const sent = http.request(url, (response) => {
      const pieces: string[] = [];
      const { headers } = response;
      response.on("data", (chunk: Buffer) => {
        if (pieces.push(chunk.toString()) >= leaveAfter) sent.destroy();
      });
      response.on("end", () => resolve({ pieces, headers }));
      response.on("error", (error) => resolve({ pieces, headers, error }));
    });
    sent.on("error", (error) => leaveAfter === Infinity && reject(error));
    sent.end();
  });

const readBody = async (
  body: AsyncIterable<Uint8Array> | null,
): Promise<Pick<Reading, "pieces" | "error">> => {
  const pieces: string[] = [];
  try {
    for await (const chunk of body ?? []) pieces.push(Buffer.from(chunk).toString());
    return { pieces };
  } catch (error) {
    return { pieces, error: error as NodeJS.ErrnoException };
  }
};

const events = Array.from({ length: 200 }, (_, at) => `data: ${at}\n\n`);
const native = globalThis.fetch;

test("node:http sees every chunk of a stream by itself", async () => {
  const port = await deadPort();
  mounted([port], async () => sse(streamOf(events)));
  expect((await readNode(`http://127.0.0.1:${port}/`)).pieces).toEqual(events);
});

test("undici and a captured fetch see every chunk of a stream by itself", async () => {
  const port = await deadPort();
  mounted([port], async () => sse(streamOf(events)));
  const url = `http://127.0.0.1:${port}/`;
  expect((await readBody((await undici.request(url)).body)).pieces).toEqual(events);
  expect((await readBody((await native(url)).body)).pieces).toEqual(events);
});

test("global fetch hands the Answer's stream on untouched", async () => {
  const port = await deadPort();
  const body = streamOf(events);
  const given = sse(body);
  mounted([port], async () => given);
  const response = await fetch(`http://127.0.0.1:${port}/`);
  expect(response).toBe(given);
  expect(response.url).toBe(`http://127.0.0.1:${port}/`);
  expect(response.clone().url).toBe(`http://127.0.0.1:${port}/`);
  expect((await readBody(response.body)).pieces).toEqual(events);
});

test("a stream that fails midway fails for the client too, and the process lives", async () => {
  const port = await deadPort();
  mounted([port], async () => sse(streamOf(["a", "b"], new Error("cut"))));
  const url = `http://127.0.0.1:${port}/`;
  expect(await readNode(url)).toMatchObject({ pieces: ["a", "b"], error: { code: "ECONNRESET" } });
  expect(await readBody((await undici.request(url)).body)).toMatchObject({
    pieces: ["a", "b"],
    error: { code: "UND_ERR_SOCKET" },
  });
  expect(await readBody((await native(url)).body)).toMatchObject({
    pieces: ["a", "b"],
    error: { message: "terminated" },
  });
});

test("a client that leaves midway cancels the stream, and the process lives", async () => {
  const port = await deadPort();
  const cancelled: string[] = [];
  const endless = (name: string): ReadableStream<Uint8Array> =>
    new ReadableStream({
      pull: async (controller) => {
        await new Promise((resolve) => tick(resolve));
        controller.enqueue(encoder.encode("more "));
      },
      cancel: () => void cancelled.push(name),
    });
  mounted([port], async (request) => sse(endless(new URL(request.url).pathname)));
  const url = `http://127.0.0.1:${port}`;
  await readNode(`${url}/node`, 3);
  for (const [name, send] of [
    ["undici", undici.fetch],
    ["native", native],
    ["global", fetch],
  ] as const) {
    const leaving = new AbortController();
    const response = await send(`${url}/${name}`, { signal: leaving.signal });
    const reader = response.body?.getReader();
    await reader?.read();
    if (name === "global") await reader?.cancel();
    else leaving.abort();
  }
  await vi.waitUntil(() => cancelled.length === 4);
  expect(cancelled.toSorted()).toEqual(["/global", "/native", "/node", "/undici"]);
});

test("a client that leaves just as the stream fails does not bring the process down", async () => {
  const port = await deadPort();
  mounted([port], async () => sse(streamOf(["data: [DONE]\n\n"], new Error("cut"))));
  for (let round = 0; round < 20; round++) {
    const leaving = new AbortController();
    const response = await native(`http://127.0.0.1:${port}/`, { signal: leaving.signal });
    const reader = response.body?.getReader();
    await reader?.read();
    leaving.abort();
    await reader?.closed.catch(() => {});
  }
  expect((await readNode(`http://127.0.0.1:${port}/`)).pieces).toEqual(["data: [DONE]\n\n"]);
});

test("a length that the Answer tells is kept, an unknown one is sent in chunks", async () => {
  const port = await deadPort();
  mounted([port], async (request) =>
    request.url.endsWith("/known")
      ? new Response("12345", { headers: { "content-length": "5" } })
      : new Response("12345"),
  );
  const known = await readNode(`http://127.0.0.1:${port}/known`);
  expect(known.headers).toMatchObject({ "content-length": "5" });
  expect(known.headers).not.toHaveProperty("transfer-encoding");
  expect((await readNode(`http://127.0.0.1:${port}/unknown`)).headers).toMatchObject({
    "transfer-encoding": "chunked",
  });
});

test("a response without a body has no framing, and a repeated header stays repeated", async () => {
  const port = await deadPort();
  const headers: [string, string][] = [
    ["set-cookie", "a=1"],
    ["set-cookie", "b=2"],
  ];
  mounted([port], async () => new Response(null, { status: 204, headers }));
  const got = await readNode(`http://127.0.0.1:${port}/`);
  expect(got.headers["set-cookie"]).toEqual(["a=1", "b=2"]);
  expect(got.headers).not.toHaveProperty("transfer-encoding");
});

for (const [encoding, encode] of [
  ["gzip", zlib.gzipSync],
  ["deflate", zlib.deflateSync],
  ["br", zlib.brotliCompressSync],
  ["zstd", zlib.zstdCompressSync],
] as const)
  test(`${encoding} from upstream reaches every client decoded once`, async () => {
    const upstream = await startHttp((_request, response) => {
      response.setHeader("content-encoding", encoding);
      response.end(encode(Buffer.from("plain text")));
    });
    mounted([upstream.port], fromNetwork);
    const url = `http://127.0.0.1:${upstream.port}/`;
    const { pieces, headers } = await readNode(url);
    expect(pieces.join("")).toBe("plain text");
    expect(headers).not.toHaveProperty("content-encoding");
    expect(await (await undici.fetch(url)).text()).toBe("plain text");
    expect(await (await native(url)).text()).toBe("plain text");
    const decodes = encoding !== "zstd" || Number(process.versions["undici"]?.split(".")[0]) >= 7;
    expect(await (await fetch(url)).text()).toEqual(decodes ? "plain text" : expect.any(String));
  });

test("a compressed stream arrives piece by piece", async () => {
  const upstream = await startHttp((_request, response) => {
    response.setHeader("content-encoding", "gzip");
    const gzip = zlib.createGzip();
    gzip.pipe(response);
    gzip.write("first");
    gzip.flush();
    tick(() => void (flush = () => gzip.end("second")));
  });
  let flush = (): void => {};
  const pieces: string[] = [];
  mounted([upstream.port], fromNetwork);
  await new Promise<void>((resolve) => {
    http.get(`http://127.0.0.1:${upstream.port}/`, (response) => {
      response.on("data", (chunk: Buffer) => {
        pieces.push(chunk.toString());
        flush();
      });
      response.on("end", resolve);
    });
  });
  expect(pieces).toEqual(["first", "second"]);
});

test("an upstream's chunks reach a socket's client one by one and before the answer is whole", async () => {
  let next = (): void => {};
  const upstream = await startHttp((_request, response) => {
    const pieces = ["one", "two", "three"];
    next = () => {
      const piece = pieces.shift();
      if (piece === undefined) response.end();
      else response.write(piece);
    };
    next();
  });
  mounted([upstream.port], fromNetwork);
  const pieces: string[] = [];
  await new Promise<void>((resolve) => {
    http.get(`http://127.0.0.1:${upstream.port}/`, (response) => {
      response.on("data", (chunk: Buffer) => {
        pieces.push(chunk.toString());
        next();
      });
      response.on("end", resolve);
    });
  });
  expect(pieces).toEqual(["one", "two", "three"]);
});

test("replaying needs no timer of the program: faked ones do no harm", async () => {
  const port = await deadPort();
  mounted([port], async () => sse(streamOf(["a", "b"])));
  vi.useFakeTimers();
  try {
    const url = `http://127.0.0.1:${port}/`;
    expect((await readNode(url)).pieces).toEqual(["a", "b"]);
    expect((await readBody((await fetch(url)).body)).pieces).toEqual(["a", "b"]);
    expect((await readBody((await native(url)).body)).pieces).toEqual(["a", "b"]);
    expect((await readBody((await undici.request(url)).body)).pieces).toEqual(["a", "b"]);
  } finally {
    vi.useRealTimers();
  }
});
