import { expect, test, vi } from "vitest";
import { only, record, send, stored, thrown } from "./recordings.ts";
import { gate, startUpstream } from "./upstream.ts";

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
