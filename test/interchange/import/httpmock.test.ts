import { expect, test } from "vitest";
import { openFile } from "../../../src/interchange/import/open-file.ts";
import { httpmock } from "../../../src/interchange/import/httpmock.ts";
import { importText, refusalOf, soleCassette, textsOf } from "./import-text.ts";

const mock = (when: string, then = "  status: 200\n  body: ok\n"): string => `when:\n${when}then:\n${then}`;

const ASKED = `  path: /v1/messages
  method: POST
  query_param:
  - name: beta
    value: 'true'
  header:
  - name: content-type
    value: application/json
  body: '{"a":1}'
`;

test("each document is an exchange, in their order", () => {
  const text = `${mock(ASKED)}---\n${mock("  path: /v1/models\n", "  status: 404\n  body: gone\n")}`;
  const { interactions } = soleCassette(importText("cassettes/anthropic/two.yaml", text));
  expect(interactions.map(textsOf)).toEqual([
    ['{"a":1}', "ok"],
    ["", "gone"],
  ]);
  expect(interactions.map(({ request }) => `${request.method} ${request.url}`)).toEqual([
    "POST https://api.anthropic.com/v1/messages?beta=true",
    "GET https://api.anthropic.com/v1/models",
  ]);
});

test("the host that was not kept is assumed, and that is said", () => {
  expect(importText("groq/a.yaml", mock(ASKED)).notes).toContain(
    "The host had not been kept: https://api.groq.com stands instead.",
  );
});

test("the host that the user names goes before what is assumed", () => {
  const content = Buffer.from(mock(ASKED));
  const file = openFile({
    path: "groq/a.yaml",
    origin: "http://localhost:9",
    content,
    beside: () => undefined,
  });
  const [cassette] = httpmock.read(file).cassettes;
  expect(cassette).toMatchObject({
    interactions: [{ url: "http://localhost:9/v1/messages?beta=true" }],
    notes: [],
  });
});

test("a host that was kept is used", () => {
  const when = "  scheme: http\n  host: example.com\n  port: 8080\n  path: /x\n";
  const imported = importText("a.yaml", mock(when));
  expect(soleCassette(imported).interactions[0]!.request.url).toBe("http://example.com:8080/x");
});

test("bodies in base64 and JSON are read, and delays are times", () => {
  const then = "  status: 200\n  body_base64: aGk=\n  delay: 250\n";
  const asked = ASKED.replace(`body: '{"a":1}'`, "json_body: {temperature: 1.0}");
  const [interaction] = soleCassette(importText("a.yaml", mock(asked, then))).interactions;
  expect(textsOf(interaction!)).toEqual(['{"temperature":1.0}', "hi"]);
  expect(interaction!.timing).toMatchObject({ headers: 250, end: 250 });
});

test("what is missing is named with its document", () => {
  expect(refusalOf("a.yaml", `${mock(ASKED)}---\nwhen:\n  path: /x\n`)).toContain(
    "a.yaml at document 2: then is missing",
  );
  expect(refusalOf("a.yaml", mock("  method: GET\n"))).toContain("a.yaml at document 1: when names no path");
  expect(refusalOf("a.yaml", mock(ASKED, "  status: none\n"))).toContain(
    "a.yaml at document 1: NaN is no HTTP status",
  );
});
