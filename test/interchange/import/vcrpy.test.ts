import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { vcrpy } from "../../../src/interchange/import/vcrpy.ts";
import { fileOf, importText, refusalOf, soleCassette, textsOf } from "./import-text.ts";

const YAML = `
interactions:
- request:
    body: '{"model": "gpt-4o", "seed": 1.0}'
    headers:
      authorization:
      - Bearer sk-proj-${"a1B2".repeat(12)}
      content-type:
      - application/json
    method: POST
    uri: https://api.openai.com/v1/chat/completions
  response:
    body:
      string: '{"id": "chatcmpl-1"}'
    headers:
      content-type:
      - application/json
      set-cookie:
      - a=1
      - b=2
    status:
      code: 200
      message: OK
version: 1
`;

test("a cassette in YAML gives its exchange, less its secrets", () => {
  const imported = importText("tests/cassettes/test_chat.yaml", YAML);
  expect(imported.format).toBe("vcrpy");
  expect(imported.cassettes[0]?.name).toBe("test_chat");
  const [interaction] = soleCassette(imported).interactions;
  expect(textsOf(interaction!)).toEqual(['{"model": "gpt-4o", "seed": 1.0}', '{"id": "chatcmpl-1"}']);
  expect(interaction!.request.headers).toEqual([["content-type", "application/json"]]);
  expect(interaction!.response).toMatchObject({ status: 200, statusText: "OK" });
  expect(interaction!.request.lost).toBeUndefined();
});

test("a cassette in JSON, packed by gzip, is the same", () => {
  const json = {
    version: 1,
    interactions: [
      {
        request: { method: "POST", uri: "https://api.openai.com/v1/x", body: "{}", headers: {} },
        response: { status: { code: 201, message: "Created" }, headers: {}, body: { string: "é" } },
      },
    ],
  };
  const [interaction] = soleCassette(importText("a.json.gz", gzipSync(JSON.stringify(json)))).interactions;
  expect(textsOf(interaction!)).toEqual(["{}", "é"]);
  expect(interaction!.response!.status).toBe(201);
});

const one = (request: string, response: string): string => `
interactions:
- request: {method: POST, uri: 'https://api.openai.com/v1/x', headers: {}, ${request}}
  response: {status: {code: 200, message: OK}, headers: {}, ${response}}
`;

const textsIn = (text: string) => textsOf(soleCassette(importText("a.yaml", text)).interactions[0]!);

test("bodies are read however versions of vcrpy kept them", () => {
  const bytes = Buffer.from("caf\u00e9").toString("base64");
  expect(textsIn(one("body: null", "body: {string: ''}"))).toEqual(["", ""]);
  expect(textsIn(one(`body: !!binary ${bytes}`, `body: {string: !!binary ${bytes}}`))).toEqual([
    "café",
    "café",
  ]);
  expect(
    textsIn(
      one(
        `body: !!python/object/new:_io.BytesIO {state: !!python/tuple [!!binary ${bytes}, 0, null]}`,
        "body: {string: !!python/unicode 'café'}",
      ),
    ),
  ).toEqual(["café", "café"]);
  expect(textsIn(one("body: 'a'", `content: '{"b": 1}', status_code: 200`))).toEqual(["a", '{"b": 1}']);
  expect(textsIn(one("body: {model: gpt-4o, n: 1}", "body: {base64_string: aGk=}"))).toEqual([
    '{"model":"gpt-4o","n":1}',
    "hi",
  ]);
});

test("httpx's older status is read", () => {
  const text = `
interactions:
- request: {method: GET, uri: 'https://api.openai.com/v1/models', headers: {}, body: ''}
  response: {status_code: 404, http_version: HTTP/1.1, headers: {}, content: gone}
`;
  expect(soleCassette(importText("a.yaml", text)).interactions[0]!.response!.status).toBe(404);
});

test("a parsed body is given as JSON whose numbers stand as they did, and that is said", () => {
  const text = one("parsed_body: {seed: 12345678901234567890, top_p: 1.0}", "parsed_body: [1.5, null, true]");
  expect(textsIn(text)).toEqual(['{"seed":12345678901234567890,"top_p":1.0}', "[1.5,null,true]"]);
  expect(importText("a.yaml", text).notes).toContain("2 bodies had been parsed: JSON is given compactly.");
});

test("a compressed body is given as the client read it", () => {
  const packed = gzipSync('{"ok":true}').toString("base64");
  const text = `
interactions:
- request: {method: POST, uri: 'https://api.openai.com/v1/x', headers: {}, body: '{}'}
  response: {status: {code: 200}, headers: {content-encoding: [gzip]}, body: {string: !!binary ${packed}}}
`;
  expect(textsIn(text)).toEqual(["{}", '{"ok":true}']);
});

test("LangChain's two lists are put together", () => {
  const text = `
requests:
- {method: POST, uri: 'https://api.openai.com/v1/x', headers: {a: ['**REDACTED**']}, body: one}
- {method: POST, uri: 'https://api.openai.com/v1/y', headers: {}, body: two}
responses:
- {status: {code: 200, message: OK}, headers: {}, body: {string: first}}
- {status: {code: 500, message: No}, headers: {}, body: {string: second}}
`;
  const { interactions } = soleCassette(importText("a.yaml", text));
  expect(interactions.map(textsOf)).toEqual([
    ["one", "first"],
    ["two", "second"],
  ]);
  expect(refusalOf("a.yaml", text.slice(0, text.indexOf("- {status: {code: 500")))).toContain(
    "a.yaml at $.responses: 1 responses for 2 requests",
  );
});

test("what is missing is named with its place", () => {
  const text = one("body: a", "body: {string: b}");
  expect(refusalOf("a.yaml", text.replace("method: POST, ", ""))).toContain(
    "a.yaml at $.interactions[0].request.method: it is missing",
  );
  expect(refusalOf("a.yaml", text.replace("code: 200", "code: none"))).toContain(
    'a.yaml at $.interactions[0].response.status: "none" is no HTTP status',
  );
  expect(refusalOf("a.yaml", text.replace("body: a", "body: [a]"))).toContain(
    "a.yaml at $.interactions[0].request.body: expected a text or bytes, found a list",
  );
  expect(refusalOf("a.yaml", text.replace("method: POST", "method: [POST"))).toMatch(
    /a\.yaml:\d+:\d+: it is not YAML/,
  );
});

test("go-vcr's cassettes are not taken for vcrpy's", () => {
  const text =
    "version: 1\ninteractions:\n- request: {url: 'https://a.b/c', method: GET}\n  response: {code: 200}\n";
  expect(vcrpy.recognises(fileOf("a.yaml", text))).toBe(false);
});
