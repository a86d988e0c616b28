import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { importText, refusalOf, soleCassette, textsOf } from "./import-text.ts";

const record = (request: Uint8Array, response: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`${request.length} ${response.length}\n`), request, response]);

const trace = (...records: readonly Uint8Array[]): Buffer =>
  Buffer.concat([Buffer.from("httprr trace v1\n"), ...records]);

const requestOf = (body: string | Uint8Array): Buffer =>
  Buffer.concat([
    Buffer.from(
      "POST https://api.openai.com/v1/x HTTP/1.1\r\nHost: api.openai.com\r\nContent-Type: text/plain\r\n\r\n",
    ),
    Buffer.from(body),
  ]);

const responseOf = (body: string | Uint8Array): Buffer =>
  Buffer.concat([
    Buffer.from(`HTTP/1.1 200 OK\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`),
    Buffer.from(body),
  ]);

const interactionsIn = (content: Uint8Array) =>
  soleCassette(importText("TestChat.httprr", content)).interactions;

test("exchanges come in their order, packed or not", () => {
  const content = trace(record(requestOf("one"), responseOf("1")), record(requestOf("two"), responseOf("2")));
  const expected = [
    ["one", "1"],
    ["two", "2"],
  ];
  expect(interactionsIn(content).map(textsOf)).toEqual(expected);
  expect(interactionsIn(gzipSync(content)).map(textsOf)).toEqual(expected);
  expect(interactionsIn(content)[0]).toMatchObject({
    request: {
      method: "POST",
      url: "https://api.openai.com/v1/x",
      headers: [["content-type", "text/plain"]],
    },
    response: { status: 200, statusText: "OK" },
  });
});

test("a target that names no host is completed by the header that does", () => {
  const request = Buffer.from("GET /v1/models HTTP/1.1\r\nHost: api.openai.com\r\n\r\n");
  expect(interactionsIn(trace(record(request, responseOf(""))))[0]!.request.url).toBe(
    "https://api.openai.com/v1/models",
  );
});

test("the framing of chunked answers is taken off", () => {
  const head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
  const response = Buffer.from(`${head}3\r\nabc\r\n5;x=1\r\n\r\ndef\r\n0\r\n\r\n`);
  expect(textsOf(interactionsIn(trace(record(requestOf(""), response)))[0]!)[1]).toBe("abc\r\ndef");
});

test("a trace whose exchanges were edited is read by what they begin with, and that is said", () => {
  const edited = (request: string): Buffer => {
    const [sent, received] = [requestOf(request), responseOf("answer")];
    return Buffer.concat([Buffer.from(`${sent.length + 7} ${received.length - 3}\n`), sent, received]);
  };
  const { notes, cassettes } = importText("a.httprr", trace(edited("one"), edited("two")));
  expect(cassettes[0]!.cassette.interactions.map(textsOf)).toEqual([
    ["one", "answer"],
    ["two", "answer"],
  ]);
  expect(notes).toContain("The lengths of 2 of its exchanges are wrong: they end where the next begins.");
});

test("a trace that breaks off is refused with the place, wherever that is", () => {
  const content = trace(
    record(requestOf("one"), responseOf("first")),
    record(requestOf("two"), responseOf("second")),
  );
  const first = trace(record(requestOf("one"), responseOf("first"))).length;
  for (let end = "httprr trace v1\n".length + 1; end < content.length; end++)
    if (end !== first)
      expect(refusalOf("a.httprr", content.subarray(0, end)), `${end}`).toMatch(/a\.httprr at byte \d+: /);
});

test("bodies of any bytes come back", () => {
  const body = fc.uint8Array({ maxLength: 200 });
  fc.assert(
    fc.property(fc.array(fc.tuple(body, body), { minLength: 1, maxLength: 5 }), (pairs) => {
      const records = pairs.map(([asked, answered]) => record(requestOf(asked), responseOf(answered)));
      const texts = interactionsIn(trace(...records)).map(textsOf);
      expect(texts).toEqual(pairs.map((pair) => pair.map((bytes) => Buffer.from(bytes).toString("utf8"))));
    }),
  );
});
