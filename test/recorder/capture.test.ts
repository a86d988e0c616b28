import { brotliCompressSync, gzipSync, zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { bytesOf, chunksOf } from "../../src/cassette/body.ts";
import { only, read, record, send, stored } from "./recordings.ts";
import { STREAMS } from "./streams.ts";
import { startUpstream } from "./upstream.ts";

test.each([
  ["gzip", gzipSync],
  ["br", brotliCompressSync],
  ["zstd", zstdCompressSync],
] as const)("a body that comes as %s is kept and handed on decoded", async (encoding, compress) => {
  const body = JSON.stringify({ text: "Grüße ".repeat(500) });
  await using upstream = await startUpstream((_, response) => {
    const bytes = compress(Buffer.from(body));
    response.writeHead(200, {
      "content-type": "application/json",
      "content-encoding": encoding,
      "content-length": bytes.length,
    });
    response.end(bytes);
  });
  const recording = record();
  const response = await send(recording, upstream.url);
  const isDecoded = !response.headers.has("content-encoding"); // Node 22's fetch leaves zstd to its caller.
  expect(isDecoded || encoding === "zstd").toBe(true);
  expect(response.headers.has("content-length")).toBe(!isDecoded);
  const bytes = Buffer.concat(await read(response));
  expect((isDecoded ? bytes : zstdDecompressSync(bytes)).toString()).toBe(body);
  const kept = (await only(recording)).response;
  expect(bytesOf(kept?.body ?? null)).toEqual(bytes);
  expect(kept?.headers.map(([name]) => name)).toEqual(
    isDecoded ? ["content-type"] : ["content-encoding", "content-type"],
  );
});

const bodies = [
  ["SSE with LF", "text/event-stream", "event: a\ndata: {}\n\ndata: [DONE]\n\n"],
  ["SSE with CRLF, comments and no final newline", "text/event-stream", ": hi\r\n\r\ndata: {}\r\nid: 7"],
  ["NDJSON", "application/x-ndjson", '{"a":1.0}\n{"b":12345678901234567890}\n'],
  ["JSON with its own layout", "application/json", '\n  {\n  "a" : 1.50 }\n'],
  ["plain text under a false type", "application/json", "upstream error: no healthy upstream"],
  ...STREAMS.map(
    ({ name, contentType, write }) => [name, contentType, write(["Hel", "lo, “you”", "!"])] as const,
  ),
  ["binary", "audio/mpeg", Buffer.from(Array.from({ length: 70_000 }, (_, index) => (index * 31) % 256))],
] as const;

test.each(bodies)("%s: client and tape have the same bytes in the same chunks", async (_, type, body) => {
  await using upstream = await startUpstream((_request, response) => {
    response.writeHead(200, { "content-type": type });
    response.end(body);
  });
  const recording = record();
  const seen = await read(await send(recording, upstream.url));
  expect(Buffer.concat(seen)).toEqual(Buffer.from(body));
  expect(stored(await only(recording))).toEqual(seen);
});

test("a multipart upload is kept as it was sent", async () => {
  const form = new FormData();
  form.set("model", "whisper-1");
  form.set("file", new Blob([new Uint8Array([0, 255, 13, 10, 200])], { type: "audio/wav" }), "größe.wav");
  let received: Buffer = Buffer.alloc(0);
  await using upstream = await startUpstream((_, response, body) => {
    received = body;
    response.end("{}");
  });
  const request = new Request(upstream.url, { method: "POST", body: form });
  const recording = record();
  const copy = request.clone();
  await (await recording.answer(request, () => fetch(copy))).text();
  const interaction = await only(recording);
  expect(Buffer.concat(chunksOf(interaction.request.body))).toEqual(received);
  expect(interaction.request.headers).toEqual([["content-type", expect.stringContaining("boundary=")]]);
});

test.each([429, 500])("a %i with its headers reaches the client and the tape as it is", async (status) => {
  await using upstream = await startUpstream((_, response) => {
    response.writeHead(status, "Not Now", [
      ...["retry-after", "7", "content-type", "application/json", "x-request-id", "req_1"],
      ...["set-cookie", "a=1; Path=/", "set-cookie", "b=2", "x-ratelimit-remaining-requests", "0"],
    ]);
    response.end('{"error":{"message":"slow down"}}');
  });
  const recording = record();
  const response = await send(recording, upstream.url);
  expect([response.status, response.statusText, response.url]).toEqual([
    status,
    "Not Now",
    `${upstream.url}/`,
  ]);
  expect(response.headers.get("retry-after")).toBe("7");
  expect(response.headers.get("x-request-id")).toBe("req_1");
  expect(response.headers.getSetCookie()).toEqual(["a=1; Path=/", "b=2"]);
  await response.text();
  const kept = (await only(recording)).response;
  expect([kept?.status, kept?.statusText]).toEqual([status, "Not Now"]);
  expect(kept?.headers).toEqual([
    ["content-type", "application/json"],
    ["retry-after", "7"],
    ["set-cookie", "a=redacted; Path=/"],
    ["set-cookie", "b=redacted"],
    ["x-ratelimit-remaining-requests", "0"],
  ]);
});

test.each([
  ["GET", 204],
  ["GET", 304],
  ["HEAD", 200],
])("%s with %i has no body, for the client and on tape", async (method, status) => {
  await using upstream = await startUpstream((_, response) => {
    response.writeHead(status, { etag: '"1"', ...(method === "HEAD" ? { "content-length": "12" } : {}) });
    response.end();
  });
  const recording = record();
  const response = await send(recording, upstream.url, { method });
  expect([response.status, response.body, await response.text()]).toEqual([status, null, ""]);
  expect((await only(recording)).response).toEqual({
    status,
    statusText: expect.any(String),
    headers: [["etag", '"1"']],
    body: null,
  });
});

test("a redirect that was followed leaves the address it led to", async () => {
  await using upstream = await startUpstream((request, response) => {
    if (request.url === "/old") response.writeHead(307, { location: "/new" }).end();
    else response.end("here");
  });
  const recording = record();
  const response = await send(recording, `${upstream.url}/old`);
  expect([await response.text(), response.url, response.redirected]).toEqual([
    "here",
    `${upstream.url}/new`,
    true,
  ]);
  const interaction = await only(recording);
  expect([interaction.request.url, interaction.response?.url]).toEqual([
    `${upstream.url}/old`,
    `${upstream.url}/new`,
  ]);
});

const TRACE_HEADERS = {
  traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
  tracestate: "vendor=1",
  baggage: "user=ann",
  b3: "0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-1",
  "x-b3-traceid": "0af7651916cd43dd8448eb211c80319c",
  "sentry-trace": "0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-1",
  "x-datadog-trace-id": "1234567890123456789",
};

test("what tracing adds to requests and answers is not kept", async () => {
  const recording = record();
  const request = new Request("https://api.example.com/v1/chat", { headers: TRACE_HEADERS });
  await recording.answer(request, () => Promise.resolve(new Response("", { headers: TRACE_HEADERS })));
  const [interaction] = recording.interactions();
  expect(interaction?.request.headers).toEqual([]);
  const answered = interaction?.response?.headers.map(([name]) => name);
  expect(answered?.filter((name) => name in TRACE_HEADERS)).toEqual([]);
});
