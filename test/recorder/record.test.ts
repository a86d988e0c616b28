import { brotliCompressSync, gzipSync, zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { afterEach, expect, test, vi } from "vitest";
import { withRole } from "../../src/answer.ts";
import { bytesOf, chunksOf } from "../../src/cassette/body.ts";
import type { Interaction } from "../../src/cassette/cassette.ts";
import { startRecording, type Recording, type RecordingOptions } from "../../src/recorder/record.ts";
import { createRedactor } from "../../src/recorder/redact.ts";
import { STREAMS } from "./streams.ts";
import { gate, startUpstream } from "./upstream.ts";

const record = (options: Partial<RecordingOptions> = {}): Recording =>
  startRecording({ redactor: createRedactor(), ...options });

/** Sends a request the way the wire does: the answer gets a copy, the network the caller's own arguments. */
const send = (recording: Recording, url: string, init?: RequestInit): Promise<Response> =>
  recording.answer(new Request(url, init), () => fetch(url, init));

const only = async (recording: Recording): Promise<Interaction> => {
  await recording.settle(2000);
  const [interaction, ...others] = recording.interactions();
  if (!interaction || others.length > 0)
    throw new Error(`expected one interaction, got ${others.length + 1}`);
  return interaction;
};

const stored = ({ response }: Interaction): Buffer[] =>
  chunksOf(response?.body ?? null).map((chunk) => Buffer.from(chunk));

const read = async (response: Response): Promise<Buffer[]> => {
  const chunks: Buffer[] = [];
  for await (const chunk of response.body ?? []) chunks.push(Buffer.from(chunk));
  return chunks;
};

const thrown = async (work: () => Promise<unknown>): Promise<unknown> => {
  try {
    await work();
  } catch (error) {
    return error;
  }
  throw new Error("expected a failure");
};

afterEach(() => vi.useRealTimers());

test("the client has each chunk before the upstream sends the next", async () => {
  const parts = ["data: 1\n\n", ": ping\r\n", "data: tw", "o\n\n"];
  const gates = parts.map(gate);
  await using upstream = await startUpstream(async (_, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (const [index, part] of parts.entries()) {
      response.write(part);
      await gates[index]?.passed;
    }
    response.end();
  });
  const recording = record();
  const response = await send(recording, upstream.url);
  const seen: string[] = [];
  for await (const chunk of response.body ?? []) {
    gates[seen.push(Buffer.from(chunk).toString()) - 1]?.open();
  }
  expect(seen).toEqual(parts);
  const interaction = await only(recording);
  expect(stored(interaction).map(String)).toEqual(parts);
  expect(interaction.timing.chunks).toHaveLength(parts.length);
  expect(interaction.timing.chunks).toEqual(interaction.timing.chunks.toSorted((a, b) => a - b));
});

test("a chunk that ends inside a character keeps its bytes, for the client and on tape", async () => {
  const parts = [Buffer.from([0xf0, 0x9f]), Buffer.from([0x98, 0x80, 10])];
  const gates = parts.map(gate);
  await using upstream = await startUpstream(async (_, response) => {
    for (const [index, part] of parts.entries()) {
      response.write(part);
      await gates[index]?.passed;
    }
    response.end();
  });
  const recording = record();
  const seen: Buffer[] = [];
  for await (const chunk of (await send(recording, upstream.url)).body ?? []) {
    gates[seen.push(Buffer.from(chunk)) - 1]?.open();
  }
  expect(seen).toEqual(parts);
  expect(stored(await only(recording))).toEqual(parts);
});

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

test("a connection that breaks off mid-stream breaks the client's with the same error, and is kept as far as it came", async () => {
  const seen = gate();
  await using upstream = await startUpstream(async (_, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write("data: 1\n\n");
    await seen.passed;
    response.destroy();
  });
  const recording = record();
  let original: Response | undefined;
  const response = await recording.answer(
    new Request(upstream.url),
    async () => (original = await fetch(upstream.url)),
  );
  const reader = response.body?.getReader();
  expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe("data: 1\n\n");
  seen.open();
  const error = await thrown(async () => reader?.read());
  expect(error).toMatchObject({ message: "terminated", cause: { code: "UND_ERR_SOCKET" } });
  expect(original?.bodyUsed).toBe(true);
  const interaction = await only(recording);
  expect(interaction.failure).toMatchObject({ kind: "network", code: "UND_ERR_SOCKET" });
  expect(interaction.unfinished).toBeUndefined();
  expect(stored(interaction).map(String)).toEqual(["data: 1\n\n"]);
});

test("a refused connection is thrown as it is, and kept with its code", async () => {
  const upstream = await startUpstream(() => undefined);
  await upstream[Symbol.asyncDispose]();
  const recording = record();
  const failed = new TypeError("only this very object");
  expect(await thrown(() => recording.answer(new Request(upstream.url), () => Promise.reject(failed)))).toBe(
    failed,
  );
  await thrown(() => send(recording, upstream.url));
  const [mine, refused] = recording.interactions();
  expect(mine?.failure).toEqual({ kind: "network", message: "only this very object" });
  expect(refused?.failure).toMatchObject({ kind: "network", code: "ECONNREFUSED" });
  expect(refused?.response).toBeUndefined();
});

test("a client's own time limit is kept as a time-out", async () => {
  await using upstream = await startUpstream(() => undefined);
  const recording = record();
  const error = await thrown(() => send(recording, upstream.url, { signal: AbortSignal.timeout(30) }));
  expect(error).toMatchObject({ name: "TimeoutError" });
  const interaction = await only(recording);
  expect(interaction.failure?.kind).toBe("timeout");
  expect(interaction.timing.headers).toBeUndefined();
});

test("a client that gives up before the head is kept as an abort", async () => {
  const arrived = gate();
  await using upstream = await startUpstream(() => arrived.open());
  const recording = record();
  const controller = new AbortController();
  const sent = send(recording, upstream.url, { signal: controller.signal });
  await arrived.passed;
  controller.abort();
  expect(await thrown(() => sent)).toMatchObject({ name: "AbortError" });
  expect((await only(recording)).failure?.kind).toBe("abort");
});

test("a client that aborts mid-stream is kept as an abort, with what had come", async () => {
  await using upstream = await startUpstream((_, response) => void response.write("data: 1\n\n"));
  const recording = record();
  const controller = new AbortController();
  const response = await send(recording, upstream.url, { signal: controller.signal });
  const reader = response.body?.getReader();
  await reader?.read();
  controller.abort();
  expect(await thrown(async () => reader?.read())).toMatchObject({ name: "AbortError" });
  const interaction = await only(recording);
  expect(interaction.failure?.kind).toBe("abort");
  expect(stored(interaction).map(String)).toEqual(["data: 1\n\n"]);
});

test("a client that stops reading after the last event leaves a whole interaction", async () => {
  await using upstream = await startUpstream((_, response) => {
    response.write("data: 1\n\ndata: [DONE]\n\n");
    setTimeout(() => response.end(), 10);
  });
  const recording = record();
  const reader = (await send(recording, upstream.url)).body?.getReader();
  await reader?.read();
  await reader?.cancel();
  const interaction = await only(recording);
  expect(interaction.failure).toBeUndefined();
  expect(interaction.unfinished).toBeUndefined();
  expect(stored(interaction).map(String).join("")).toBe("data: 1\n\ndata: [DONE]\n\n");
});

test.each([
  ["enough", "enough"],
  [undefined, "The client left before the body ended"],
])(
  "a client that leaves an endless stream (%s) is let go at once; the upstream is, after a grace",
  async (reason, message) => {
    await using upstream = await startUpstream((_, response) => void response.write("data: 1\n\n"));
    const recording = record({ drainMs: 20 });
    const response = await send(recording, upstream.url);
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel(reason);
    expect(recording.interactions()).toMatchObject([{ failure: { kind: "abort" } }]);
    await vi.waitFor(() => expect(upstream.left()).toBe(1));
    expect((await only(recording)).failure).toEqual({ kind: "abort", message });
  },
);

test("a body that nobody reads is read to its end when the recording settles, and is there for a late reader", async () => {
  await using upstream = await startUpstream((_, response) => {
    response.write("one");
    setTimeout(() => response.end("two"), 10);
  });
  const recording = record();
  const response = await send(recording, upstream.url);
  expect(recording.interactions()).toMatchObject([{ unfinished: true }]);
  const interaction = await only(recording);
  expect(interaction.unfinished).toBeUndefined();
  expect(stored(interaction).map(String).join("")).toBe("onetwo");
  expect(await response.text()).toBe("onetwo");
});

test("what is still open when the patience ends is marked, head or no head", async () => {
  const arrived = gate();
  await using upstream = await startUpstream((request, response) => {
    if (request.url === "/silent") arrived.open();
    else response.write("data: 1\n\n");
  });
  const recording = record();
  const silent = send(recording, `${upstream.url}/silent`);
  silent.catch(() => undefined);
  await arrived.passed;
  await send(recording, upstream.url);
  await recording.settle(50);
  const [first, second] = recording.interactions();
  expect(first).toMatchObject({ unfinished: true, request: { url: `${upstream.url}/silent` } });
  expect(first?.response).toBeUndefined();
  expect(second).toMatchObject({ unfinished: true, response: { status: 200 } });
});

test("interactions stand in the order their requests were sent, with role and span", async () => {
  const first = gate();
  await using upstream = await startUpstream(async (request, response) => {
    if (request.url === "/1") await first.passed;
    response.end(request.url);
    if (request.url === "/2") first.open();
  });
  const started: number[] = [];
  const done: number[] = [];
  const recording = record({
    span: () => "s1",
    onStart: (_, index) => void started.push(index),
    onDone: (_, index) => void done.push(index),
  });
  const texts = await Promise.all([
    send(recording, `${upstream.url}/1`, { method: "POST", body: "x".repeat(100_000) }).then((response) =>
      response.text(),
    ),
    withRole("judge", () => send(recording, `${upstream.url}/2`)).then((response) => response.text()),
  ]);
  expect(texts).toEqual(["/1", "/2"]);
  await recording.settle(1000);
  expect(recording.interactions()).toMatchObject([
    { role: "app", span: "s1", request: { url: `${upstream.url}/1` } },
    { role: "judge", span: "s1", request: { url: `${upstream.url}/2` } },
  ]);
  expect([started, done]).toEqual([
    [0, 1],
    [1, 0],
  ]);
});

test("a hook that throws spares the client and is told when the interactions are asked for", async () => {
  await using upstream = await startUpstream((_, response) => void response.end("fine"));
  const hook = (): never => {
    throw new Error("hook broke");
  };
  const recording = record({ redactor: createRedactor({ hook }), onDone: () => undefined });
  expect(await (await send(recording, upstream.url)).text()).toBe("fine");
  expect(() => recording.interactions()).toThrow("hook broke");
});

test("recorded times are real under a test's fake timers", async () => {
  await using upstream = await startUpstream((_, response) => void response.end("fine"));
  vi.useFakeTimers({ now: 0, toFake: ["Date", "performance", "setTimeout", "clearTimeout"] });
  const recording = record();
  await (await send(recording, upstream.url)).text();
  await recording.settle(1000);
  vi.useRealTimers();
  const [interaction] = recording.interactions();
  expect(new Date(interaction?.recordedAt ?? 0).getFullYear()).toBeGreaterThan(2000);
});

test("recording the same upstream again changes nothing but times", async () => {
  await using upstream = await startUpstream((_, response) => {
    response.setHeader("x-request-id", crypto.randomUUID());
    response.setHeader("content-type", "application/json");
    response.end('{"a":1}');
  });
  const once = async (): Promise<unknown> => {
    const recording = record();
    await (await send(recording, upstream.url, { method: "POST", body: "{}" })).text();
    const { recordedAt: _recordedAt, timing: _timing, ...rest } = await only(recording);
    return rest;
  };
  expect(await once()).toEqual(await once());
});

test("a reader that brings its own buffer is served", async () => {
  await using upstream = await startUpstream((_, response) => void response.end("0123456789"));
  const recording = record();
  const reader = (await send(recording, upstream.url)).body?.getReader({ mode: "byob" });
  const seen: number[] = [];
  for (;;) {
    const result = await reader?.read(new Uint8Array(4));
    if (!result || result.done) break;
    seen.push(...result.value);
  }
  expect(Buffer.from(seen).toString()).toBe("0123456789");
  expect(stored(await only(recording)).map(String)).toEqual(["0123456789"]);
});
