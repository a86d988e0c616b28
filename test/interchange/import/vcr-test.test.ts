import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { importText, soleCassette, textsOf } from "./import-text.ts";

const cassette = (response: string): string => `- request:
    url: https://api.openai.com/v1/x
    method: POST
    headers:
      content-type: application/json
    body: '{"a":1}'
  response:
    status: 200
    statusText: OK
${response}
`;

const textsIn = (response: string) =>
  textsOf(soleCassette(importText("a.yaml", cassette(response))).interactions[0]!);

test("a plain answer is given as it stands", () => {
  expect(importText("a.yaml", cassette("    headers: {}\n    body: hi")).format).toBe("vcr-test");
  expect(textsIn("    headers: {}\n    body: hi")).toEqual(['{"a":1}', "hi"]);
});

test("a compressed answer stood in base64 before its encoding was noted", () => {
  const packed = gzipSync("packed").toString("base64");
  expect(textsIn(`    headers: {content-encoding: gzip}\n    body: ${packed}`)[1]).toBe("packed");
});

test("an answer is base64 where its encoding says so, and only there", () => {
  expect(textsIn("    headers: {}\n    body: aGk=\n    bodyEncoding: base64")[1]).toBe("hi");
  expect(textsIn("    headers: {content-encoding: gzip}\n    body: aGk=\n    bodyEncoding: utf8")[1]).toBe(
    "aGk=",
  );
});
