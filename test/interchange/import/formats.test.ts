import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { chunksOf } from "../../../src/cassette/body.ts";
import type { Interaction } from "../../../src/cassette/cassette.ts";
import { importText, soleCassette, textsOf } from "./import-text.ts";
import {
  ANSWERED,
  ASKED,
  AZURE,
  CHAT,
  GO_VCR,
  HAR,
  HOVERFLY,
  NOCK,
  REQ_LLM,
  UNDICI,
  WIREMOCK,
} from "./samples.ts";

const interactionsOf = (path: string, content: string | Uint8Array): readonly Interaction[] =>
  soleCassette(importText(path, content)).interactions;

const only = (path: string, content: string | Uint8Array): Interaction => {
  const interactions = interactionsOf(path, content);
  expect(interactions).toHaveLength(1);
  return interactions[0]!;
};

test.each([
  ["network.har", "HAR", HAR],
  ["nock.json", "nock", NOCK],
  ["azure.json", "Azure test proxy", AZURE],
  ["cassette.yaml", "go-vcr", GO_VCR],
  ["simulation.json", "Hoverfly", HOVERFLY],
])(
  "%s is known as %s by its content, and keeps both bodies with their number literals",
  (path, format, text) => {
    expect(importText(path, text).format).toBe(format);
    const interaction = only(path, text);
    expect(textsOf(interaction)).toEqual([ASKED, ANSWERED]);
    expect(interaction.request).toMatchObject({ method: "POST", url: CHAT });
    expect(interaction.response?.status).toBe(200);
  },
);

test("a packed file is unpacked", () => {
  expect(only("network.har.gz", gzipSync(HAR)).request.url).toBe(CHAT);
});

test("a HAR keeps when it happened, and how long head and body took", () => {
  const { recordedAt, timing, response } = only("network.har", HAR);
  expect(recordedAt).toBe("2026-03-04T05:06:07.089Z");
  expect(timing).toEqual({ headers: 102, chunks: [250], end: 250 });
  expect(response?.statusText).toBe("OK");
});

test("no key comes along, and no pseudo header of HTTP/2", () => {
  expect(only("network.har", HAR).request.headers).toEqual([["content-type", "application/json"]]);
});

/** What the tests change of an entry. */
interface Entry {
  request: Record<string, unknown>;
  response: { headers: object[]; content: { text?: string }; [name: string]: unknown };
}

const withEntry = (change: (entry: Entry) => void): string => {
  const document = JSON.parse(HAR) as { log: { entries: Entry[] } };
  change(document.log.entries[0]!);
  return JSON.stringify(document);
};

test("a HAR without the bodies of its answers gives nothing that could be replayed", () => {
  const text = withEntry((entry) => {
    delete entry.response.content.text;
  });
  expect(() => importText("network.har", text)).toThrow(/network\.har.*holds nothing that can be kept/s);
});

test("WebSockets, and what is not HTTP, are left out and told", () => {
  const document = JSON.parse(HAR) as { log: { entries: object[] } };
  const { request, response } = document.log.entries[0] as { request: object; response: object };
  document.log.entries.push(
    { request: { ...request, url: "wss://api.openai.com/v1/realtime" }, response, _webSocketMessages: [{}] },
    { request: { ...request, url: "data:text/plain,hello" }, response },
  );
  const { notes } = importText("network.har", JSON.stringify(document));
  expect(notes).toEqual([
    "1 entry was left out: WebSocket connections are not kept.",
    "1 entry was left out: they did not go over HTTP.",
  ]);
});

test("a request without a response is a failure", () => {
  const text = withEntry((entry) => {
    entry.response = { status: 0, statusText: "", headers: [], content: {}, _error: "net::ERR_TIMED_OUT" };
  });
  const { failure, response } = only("network.har", text);
  expect(response).toBeUndefined();
  expect(failure).toEqual({ kind: "timeout", message: "net::ERR_TIMED_OUT" });
});

test("a form that is told by its fields is put together", () => {
  const text = withEntry((entry) => {
    entry.request["postData"] = {
      mimeType: "application/x-www-form-urlencoded",
      params: [
        { name: "a", value: "1 2" },
        { name: "b", value: "&" },
      ],
    };
  });
  expect(textsOf(only("network.har", text))[0]).toBe("a=1+2&b=%26");
});

test("a request whose body was left out answers any body", () => {
  const text = withEntry((entry) => {
    delete entry.request["postData"];
  });
  expect(only("network.har", text).request).toMatchObject({ body: null, lost: ["body"] });
  expect(importText("network.har", text).notes[0]).toMatch(/^1 request body had not been kept/);
});

const polly = (...entries: object[]): string => {
  const { log } = JSON.parse(HAR) as { log: { entries: object[] } };
  const [first] = log.entries;
  return JSON.stringify({
    log: {
      creator: { name: "Polly.JS", version: "6.0.6" },
      _recordingName: "chat/says hello",
      entries: entries.map((entry) => ({ ...first, ...entry })),
    },
  });
};

const answer = (text: string, more: object = {}, headers: object[] = []) => ({
  response: { status: 200, headers, content: { mimeType: "text/plain", text, ...more } },
});

test("Polly's equal requests are in the order it counts them, and its recording gives the name", () => {
  const text = polly(
    { _id: "x", _order: 1, ...answer("second") },
    { _id: "y", _order: 0, ...answer("other") },
    { _id: "x", _order: 0, ...answer("first") },
  );
  const imported = importText("recordings/chat_1/recording.har", text);
  expect(imported.cassettes[0]?.name).toBe("chat/says hello");
  const answers = soleCassette(imported).interactions.map((each) => textsOf(each)[1]);
  expect(answers).toEqual(["first", "other", "second"]);
});

test("Polly's pieces of a compressed body are put together and decoded, in base64 and in the hex of old", () => {
  const packed = gzipSync("a compressed answer");
  const pieces = [packed.subarray(0, 7), packed.subarray(7)];
  const encoding = [{ name: "content-encoding", value: "gzip" }];
  const inBase64 = answer(
    JSON.stringify(pieces.map((each) => each.toString("base64"))),
    { encoding: "base64" },
    encoding,
  );
  const inHex = answer(
    JSON.stringify(pieces.map((each) => each.toString("hex"))),
    { _isBinary: true },
    encoding,
  );
  const read = interactionsOf("recording.har", polly({ _id: "a", ...inBase64 }, { _id: "b", ...inHex }));
  expect(read.map((each) => textsOf(each)[1])).toEqual(["a compressed answer", "a compressed answer"]);
});

test("nock's binary answers come back from hex, compressed ones from a list of it", () => {
  const packed = gzipSync(ANSWERED);
  const definition = {
    scope: "https://api.openai.com:443",
    method: "GET",
    path: "/v1/files/1/content",
    status: 200,
  };
  const text = JSON.stringify([
    { ...definition, response: "00ff10", responseIsBinary: true },
    { ...definition, response: "abcd", responseIsBinary: false },
    {
      ...definition,
      response: [packed.subarray(0, 9).toString("hex"), packed.subarray(9).toString("hex")],
      rawHeaders: ["Content-Encoding", "gzip"],
    },
  ]);
  const [binary, words, compressed] = interactionsOf("nock.json", text);
  expect(chunksOf(binary!.response!.body)).toEqual([Buffer.from([0, 255, 16])]);
  expect(textsOf(words!)[1]).toBe("abcd");
  expect(textsOf(compressed!)[1]).toBe(ANSWERED);
});

test("nock's definitions without headers and bodies say so of the request", () => {
  const bare = JSON.stringify([
    { scope: "https://api.openai.com:443", method: "POST", path: "/v1/models", status: 200, response: {} },
  ]);
  expect(only("nock.json", bare).request.lost).toEqual(["headers", "body"]);
});

test("undici's snapshots give all answers to a request, in order", () => {
  const read = interactionsOf("snapshots.json", UNDICI);
  expect(read.map(textsOf)).toEqual([
    [ASKED, ANSWERED],
    [ASKED, '{"id":"chatcmpl-2"}'],
  ]);
});

test("undici's snapshots of old, by their hash, are read; a streamed request body is unknown", () => {
  const old = JSON.stringify({
    abc: {
      request: { method: "POST", url: CHAT, headers: {}, body: "[object AsyncGenerator]" },
      response: { statusCode: 201, headers: {}, body: Buffer.from("ok").toString("base64") },
    },
  });
  const { request, response } = only("snapshots.json", old);
  expect(request.lost).toEqual(["headers", "body"]);
  expect(response?.status).toBe(201);
});

test("the Azure test proxy's lines, base64 and binary parts come back as bytes", () => {
  const base = JSON.parse(AZURE) as { Entries: Record<string, unknown>[] };
  const [entry] = base.Entries;
  const sent = { "Content-Type": 'multipart/form-data; boundary="x"' };
  base.Entries = [
    { ...entry, RequestHeaders: sent, RequestBody: ["--x\r\n", "\r\n", "b64:/wA=", "\r\n", "--x--\r\n"] },
    { ...entry, ResponseHeaders: { "Content-Type": "audio/mpeg" }, ResponseBody: "/wA=" },
  ];
  const [multipart, audio] = interactionsOf("azure.json", JSON.stringify(base));
  const [sentBytes] = chunksOf(multipart!.request.body);
  expect(Buffer.from(sentBytes!)).toEqual(Buffer.from("--x\r\n\r\n\xff\0\r\n--x--\r\n", "latin1"));
  expect(chunksOf(audio!.response!.body)).toEqual([Buffer.from([255, 0])]);
});

test("ReqLLM's streams keep their chunks", () => {
  const { request, response } = only("fixture.json", REQ_LLM);
  expect(request.method).toBe("POST");
  expect(chunksOf(response!.body).map(String)).toEqual(['data: {"a":1}\n\nda', "ta: [DONE]\n\n"]);
});

test("go-vcr's durations are milliseconds, and its status line gives its words", () => {
  const { timing, response } = only("cassette.yaml", GO_VCR);
  expect(timing.end).toBe(62_500);
  expect(response?.statusText).toBe("OK");
});

test("headers that the API insists on and that are not there had been left out", () => {
  const text = GO_VCR.replace(CHAT, "https://api.anthropic.com/v1/messages");
  expect(only("cassette.yaml", text).request.lost).toEqual(["headers"]);
});

test("WireMock's scenarios are in the order of their states, and the host it does not know is told", () => {
  const { notes } = importText("mappings.json", WIREMOCK);
  expect(notes).toContain("The host had not been kept: https://api.openai.com stands instead.");
  const read = interactionsOf("mappings.json", WIREMOCK);
  expect(read.map((each) => textsOf(each)[1])).toEqual([ANSWERED, '{"id":"second"}']);
  expect(read[0]?.request).toMatchObject({ url: CHAT, lost: ["headers"] });
});

const stub = (request: object, response: object = { status: 200, body: "ok" }): string =>
  JSON.stringify({
    mappings: [
      { request: { url: "/v1/a", method: "GET" }, response },
      { request, response },
    ],
  });

test.each([
  [{ urlPattern: "/v1/.*", method: "GET" }, "1 mapping was left out: its address is a pattern."],
  [{ url: "/v1/b" }, "1 mapping was left out: it answers any method."],
])("a stub of WireMock that stands for many requests is left out and told: %j", (request, note) => {
  const { notes } = importText("mappings.json", stub(request));
  expect(notes).toContain(note);
});

test("a pattern of WireMock that stands for one path is that path; its query is looked at", () => {
  const text = stub({
    urlPathPattern: "^/v1/files/x\\.txt$",
    method: "GET",
    queryParameters: { limit: { equalTo: "2" } },
  });
  expect(interactionsOf("mappings.json", text)[1]?.request.url).toBe(
    "https://api.openai.com/v1/files/x.txt?limit=2",
  );
});

test("WireMock's looser bodies are unknown, and its exact ones known", () => {
  const looser = {
    url: "/v1/b",
    method: "POST",
    bodyPatterns: [{ equalToJson: {}, ignoreExtraElements: true }],
  };
  const exact = { url: "/v1/b", method: "POST", bodyPatterns: [{ equalToJson: { a: 1 } }] };
  expect(interactionsOf("m.json", stub(looser))[1]?.request.lost).toEqual(["headers", "body"]);
  expect(textsOf(interactionsOf("m.json", stub(exact))[1]!)[0]).toBe('{"a":1}');
});

test("WireMock's bodies in files that are not there are named", () => {
  const text = stub({ url: "/v1/b", method: "GET" }, { status: 200, bodyFileName: "b.json" });
  expect(() => importText("mappings.json", text)).toThrow(
    /\$\.mappings\[0\]\.response\.bodyFileName: .*b\.json/,
  );
});

test("a fault of WireMock is a broken connection", () => {
  const read = interactionsOf(
    "m.json",
    stub({ url: "/v1/b", method: "GET" }, { fault: "CONNECTION_RESET_BY_PEER" }),
  );
  expect(read[1]).toMatchObject({ failure: { kind: "network", code: "ECONNRESET" } });
});

test("values that a recorder replaced by placeholders are not taken for headers", () => {
  const text = withEntry((entry) => {
    entry.request["headers"] = [{ name: "content-type", value: "**REDACTED**" }];
    entry.response.headers = [{ name: "x-ratelimit-limit-requests", value: "[FILTERED]" }];
  });
  const { request, response } = only("network.har", text);
  expect(request).toMatchObject({ headers: [], lost: ["headers"] });
  expect(response?.headers).toEqual([]);
});

test("times that were not kept are marked, and the date of the answer stands for the time of recording", () => {
  const { timing, recordedAt } = only("nock.json", NOCK);
  expect(timing).toEqual({ chunks: [], end: 0, lost: true });
  expect(recordedAt).toBe("2026-03-04T05:06:07.000Z");
});

test("when the pieces of a stream came is unknown where they had not been kept", () => {
  const text = GO_VCR.replaceAll("application/json", "text/event-stream");
  expect(only("cassette.yaml", text).timing).toEqual({ chunks: [], end: 62_500 });
  expect(importText("cassette.yaml", text).notes[0]).toMatch(/^The chunk boundaries of 1 stream/);
});
