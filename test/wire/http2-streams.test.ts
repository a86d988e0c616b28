import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { ask2, opened, startHttp2 } from "./http2-servers.ts";
import { deadPort } from "./local-servers.ts";
import { fromNetwork, mounted } from "./mounted.ts";
import { streamOf } from "./pieces.ts";

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
