import {
  brotliCompressSync,
  brotliDecompressSync,
  deflateSync,
  gunzipSync,
  gzipSync,
  inflateSync,
  zstdCompressSync,
  zstdDecompressSync,
} from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { bytesOf, chunksOf, storeBody, textOf } from "../../src/cassette/body.ts";
import type { Header, Interaction, RecordedRequest } from "../../src/cassette/cassette.ts";
import { createRedactor } from "../../src/recorder/redact.ts";
import { fakeCredentials } from "./fake-credentials.ts";
import { interactionOf, JSON_TYPE, requestOf } from "./messages.ts";

const redactor = createRedactor();
const fakes = fakeCredentials();

const redactedBody = (body: string | Uint8Array, type?: string): string =>
  Buffer.from(bytesOf(redactor.request(requestOf(body, type)).body)).toString("latin1");

test.each(["gzip", "br", "deflate", "zstd"])("a request body sent as %s is searched too", (encoding) => {
  const codings = {
    gzip: [gzipSync, gunzipSync],
    br: [brotliCompressSync, brotliDecompressSync],
    deflate: [deflateSync, inflateSync],
    zstd: [zstdCompressSync, zstdDecompressSync],
  };
  const [encode, decode] = codings[encoding as keyof typeof codings];
  if (!encode || !decode) throw new Error("no such coding");
  const sent = (text: string): RecordedRequest => ({
    ...requestOf(encode(Buffer.from(text))),
    headers: [JSON_TYPE, ["content-encoding", encoding]],
  });
  const harmless = sent('{"a":1}');
  expect(redactor.request(harmless).body).toEqual(harmless.body);
  const masked = redactor.request(sent('{"password":"hunter2"}'));
  expect(decode(bytesOf(masked.body)).toString()).toBe('{"password":"xxxxxx0"}');
  expect(redactor.request(masked)).toEqual(masked);
  const mislabelled = { ...requestOf('{"password":"hunter2"}'), headers: harmless.headers };
  expect(textOf(redactor.request(mislabelled).body)).toBe('{"password":"redacted"}');
});

test("a placeholder keeps the known beginning, the length and the class of every character", () => {
  expect(redactor.text("key AKIAABCDEFGH234567Z2, ok")).toBe("key AKIAXXXXXXXX000000X0, ok");
});

test("fields that hold credentials are masked whatever they hold, in JSON, in JSON inside JSON and in forms", () => {
  const fields = {
    password: "hunter2!",
    client_secret: "Ab1",
    refreshToken: "zz-9",
    "X-Api-Key": "k1",
    tokens: 12,
  };
  expect(JSON.parse(redactedBody(JSON.stringify(fields)))).toEqual({
    password: "redacted",
    client_secret: "redacted",
    refreshToken: "redacted",
    "X-Api-Key": "redacted",
    tokens: 12,
  });
  const nested = JSON.stringify({ arguments: JSON.stringify({ password: 'a"b\\c1', next: "stays" }) });
  const { arguments: inner } = JSON.parse(redactedBody(nested)) as { arguments: string };
  expect(JSON.parse(inner)).toEqual({ password: 'x"x\\c0', next: "stays" });
  expect(redactedBody("grant_type=x&client_secret=Ab1&scope=a", "application/x-www-form-urlencoded")).toBe(
    "grant_type=x&client_secret=Xx0&scope=a",
  );
});

test("an ordinary word under such a name stays: a tool may be asked for it", () => {
  const text = JSON.stringify({
    password: "mellon",
    passphrase: "Cake",
    secret: "",
    properties: { password: { type: "string" } },
  });
  expect(redactedBody(text)).toBe(text);
});

test("a field that was added is masked even where its value is an ordinary word", () => {
  const own = createRedactor({ fields: ["nickname"] });
  const text = JSON.stringify({ nickname: "alice", password: "mellon" });
  expect(textOf(own.request(requestOf(text)).body)).toBe(
    JSON.stringify({ nickname: "redacted", password: "mellon" }),
  );
});

test("fields may be added and excepted", () => {
  const text = JSON.stringify({ patient_id: "p-12", password: "hunter2" });
  const own = createRedactor({ fields: ["patientId"], except: ["password"] });
  expect(textOf(own.request(requestOf(text)).body)).toBe(
    JSON.stringify({ patient_id: "redacted", password: "hunter2" }),
  );
});

test("patterns may be added: the first group is masked, or all of the match", () => {
  const own = createRedactor({ patterns: [/ticket (\d+)/, /ACME-\d+/g] });
  expect(own.text("ticket 4711 for ACME-99")).toBe("ticket 0000 for XXXX-00");
});

test("what the deltas of two streams say is not mixed up with what each event repeats", () => {
  const event = (n: number): string => `data: {"format":"xai-responses-v1","index":0,"n":"${n}"}\n\n`;
  const text = Array.from({ length: 40 }, (_, n) => event(n)).join("");
  expect(redactedBody(text, "text/event-stream")).toBe(text);
});

test("a quote that closes the string around a cut-off field opens no value", () => {
  const text = `data: {"partial_json":"{\\"password\\":"}\n\nevent: next\ndata: {"partial_json":" 1}"}\n\n`;
  expect(redactedBody(text, "text/event-stream")).toBe(text);
});

test("an answer that repeats the request's own key loses it, though the key has no look of its own", () => {
  const request = {
    ...requestOf("{}"),
    headers: [["x-api-key", "zq81-plain-looking-77"], JSON_TYPE] as Header[],
  };
  const kept = redactor.interaction(
    interactionOf(request, [JSON_TYPE], '{"error":"bad key zq81-plain-looking-77"}'),
  );
  expect(textOf(kept.response?.body ?? null)).toBe('{"error":"bad key xx00-xxxxx-xxxxxxx-00"}');
  expect(JSON.stringify(kept)).not.toContain("plain-looking");
});

test("headers: requests keep the allow-list, responses lose transport, volatile and account headers", () => {
  const request: RecordedRequest = {
    ...requestOf("{}"),
    headers: [
      JSON_TYPE,
      ["anthropic-version", "2023-06-01"],
      ["user-agent", "x"],
      ["cookie", "a=b"],
      ["x-tenant", "7"],
    ],
  };
  const headers: Header[] = [
    ...([
      ["date", "now"],
      ["cf-ray", "1"],
      ["content-encoding", "gzip"],
      ["x-request-id", "req_1"],
    ] as Header[]),
    ...([
      ["openai-organization", "org"],
      ["retry-after", "2"],
      ["x-ratelimit-remaining-tokens", "99"],
    ] as Header[]),
    ...([["set-cookie", "__cf_bm=abc; path=/"], ["vary", "a"], JSON_TYPE] as Header[]),
    ["set-cookie", "sid=abc; Path=/; Expires=Wed, 21 Oct 2026 07:28:00 GMT; HttpOnly"],
    ["set-cookie", "lang=de; Path=/"],
  ];
  const kept = redactor.interaction(interactionOf(request, headers, "{}"));
  expect(kept.request.headers).toEqual([JSON_TYPE, ["anthropic-version", "2023-06-01"]]);
  expect(kept.response?.headers).toEqual([
    ["retry-after", "2"],
    ["x-ratelimit-remaining-tokens", "99"],
    ["vary", "a"],
    JSON_TYPE,
    ["set-cookie", "sid=redacted; Path=/; HttpOnly"],
    ["set-cookie", "lang=redacted; Path=/"],
  ]);
  const own = createRedactor({ keep: ["X-Tenant", "Cookie"], headers: ["Vary"] }).interaction(
    interactionOf(request, headers, "{}"),
  );
  expect(own.request.headers).toContainEqual(["x-tenant", "7"]);
  expect(JSON.stringify(own.request.headers)).not.toContain("a=b");
  expect(JSON.stringify(own.response?.headers)).not.toContain("vary");
});

test("a hook sees what is about to be stored, and changes a request the same way when it is looked up", () => {
  const seen: Interaction[] = [];
  const own = createRedactor({
    hook: (interaction) => {
      seen.push(interaction);
      const body = storeBody([Buffer.from((textOf(interaction.request.body) ?? "").replace("Ada", "A."))]);
      return { ...interaction, request: { ...interaction.request, body } };
    },
  });
  const request = requestOf(JSON.stringify({ name: "Ada", password: "hunter2" }));
  const stored = own.interaction(interactionOf(request, [JSON_TYPE], "{}"));
  expect(textOf(stored.request.body)).toBe('{"name":"A.","password":"redacted"}');
  expect(own.request(request)).toEqual(stored.request);
  expect(JSON.stringify(seen)).not.toContain("hunter2");
  expect(own.mayHoldSecret("{}")).toBe(true);
});

test("a pattern is written for characters, and matches them beside any others", () => {
  const own = createRedactor({ patterns: [/Kundin ([A-ZÄÖÜ]\p{L}+)/u] });
  const text = JSON.stringify({ text: "Für Kundin Überall 😀 und Kundin Ärmel." });
  const masked = own.request(requestOf(text));
  expect(Buffer.byteLength(textOf(masked.body) ?? "")).toBe(Buffer.byteLength(text));
  expect(textOf(masked.body)).toBe(JSON.stringify({ text: "Für Kundin xxxxxxxx 😀 und Kundin xxxxxx." }));
  expect(own.text("Für Kundin Überall")).toBe("Für Kundin xxxxxxxx");
  expect(own.request(masked)).toEqual(masked);
});

test("the last look at a printed cassette masks what still stands, and says where", () => {
  const [key] = fakes;
  const printed = `{\n  "variables": {\n    "note": "${key?.written}"\n  }\n}\n`;
  const { text, found } = redactor.clean(printed);
  expect(found).toMatchObject([{ line: 3 }]);
  expect(found[0]?.kind).toMatch(/OpenAI|secret key/);
  expect(text).not.toContain(key?.secret);
  expect(redactor.clean(text)).toEqual({ text, found: [] });
});

const textWithSecrets = fc
  .array(
    fc.oneof(
      fc.constantFrom(...fakes.map(({ written }) => written)),
      fc.string({ unit: "grapheme" }),
      fc.constantFrom('"', "\\", "\n", ":", "password", '{"api_key":"', "&sig=", " = "),
    ),
  )
  .map((parts) => parts.join(""));

test("masking twice is masking once, for any text in any form", () => {
  fc.assert(
    fc.property(textWithSecrets, fc.constantFrom("plain", "json", "nested", "sse", "form"), (text, form) => {
      const forms: Record<string, [string, string]> = {
        plain: [text, "text/plain"],
        json: [JSON.stringify({ content: text, password: text }), "application/json"],
        nested: [JSON.stringify({ arguments: JSON.stringify({ content: text }) }), "application/json"],
        sse: [
          [...text].map((character) => `data: ${JSON.stringify({ d: character })}\n\n`).join(""),
          "text/event-stream",
        ],
        form: [new URLSearchParams({ text, key: text }).toString(), "application/x-www-form-urlencoded"],
      };
      const [body, type] = forms[form] ?? ["", ""];
      const once = redactor.request(
        requestOf(body, type, `https://a.example/?q=${encodeURIComponent(text.toWellFormed())}`),
      );
      expect(redactor.request(once)).toEqual(once);
      if (form !== "json") expect(bytesOf(once.body).byteLength).toBe(Buffer.byteLength(body));
      expect(chunksOf(once.body).length).toBe(body === "" ? 0 : 1);
      if (type === "application/json") JSON.parse(textOf(once.body) ?? "");
    }),
    { numRuns: 400 },
  );
});

test("where the quick look sees nothing, nothing changes", () => {
  fc.assert(
    fc.property(textWithSecrets, fc.boolean(), (text, nested) => {
      const value = { content: text, more: [text, 1.5] };
      const body = JSON.stringify(nested ? { arguments: JSON.stringify(value) } : value);
      if (redactor.mayHoldSecret(body)) return;
      expect(textOf(redactor.request(requestOf(body)).body)).toBe(body);
    }),
    { numRuns: 400 },
  );
});
