import { expect, test } from "vitest";
import { openFile } from "../../../src/interchange/import/open-file.ts";
import { vcr } from "../../../src/interchange/import/vcr.ts";
import { importText, refusalOf, soleCassette, textsOf } from "./import-text.ts";

const one = (request: string, response: string, recordedAt = "Tue, 14 Nov 2023 21:49:24 GMT"): string => `---
http_interactions:
- request:
    method: post
    uri: https://api.openai.com/v1/x
${request}
  response:
${response}
  recorded_at: ${recordedAt}
recorded_with: VCR 6.1.0
`;

const RESPONSE = `    status: {code: 200, message: OK}
    headers: {Content-Type: [application/json]}
    body: {encoding: UTF-8, string: '{}'}`;

const interactionOf = (text: string) => soleCassette(importText("a.yml", text)).interactions[0]!;

test("an exchange of Ruby's VCR comes with its date", () => {
  const interaction = interactionOf(
    one("    body: {encoding: UTF-8, string: hi}\n    headers: {}", RESPONSE),
  );
  expect(interaction).toMatchObject({
    recordedAt: "2023-11-14T21:49:24.000Z",
    request: { method: "POST", url: "https://api.openai.com/v1/x", headers: [] },
    response: { status: 200, statusText: "OK", headers: [["content-type", "application/json"]] },
  });
  expect(textsOf(interaction)).toEqual(["hi", "{}"]);
});

test("bodies are read in the encoding that Ruby noted", () => {
  const bytes = Buffer.from("é", "latin1");
  const answers = [
    `{encoding: ASCII-8BIT, string: !binary '${bytes.toString("base64")}'}`,
    `{encoding: ASCII-8BIT, base64_string: "${bytes.toString("base64")}\\n"}`,
    "{encoding: ISO-8859-1, string: é}",
  ];
  for (const body of answers) {
    const response = `    status: {code: 200}\n    headers: {}\n    body: ${body}`;
    const { response: made } = interactionOf(one("    body: ''\n    headers: {}", response));
    expect(made!.body).toEqual({ base64: bytes.toString("base64") });
  }
});

test("a text in an encoding that cannot be put back stays UTF-8, and that is said", () => {
  const response = "    status: {code: 200}\n    headers: {}\n    body: {encoding: Shift_JIS, string: 日本}";
  const text = one("    body: ''\n    headers: {}", response);
  expect(textsOf(interactionOf(text))[1]).toBe("日本");
  expect(importText("a.yml", text).notes).toContain("Bodies in Shift_JIS are given in UTF-8.");
});

test("a binary string that is text stays text", () => {
  const response =
    "    status: {code: 200}\n    headers: {}\n    body: {encoding: ASCII-8BIT, string: 'data: é'}";
  expect(textsOf(interactionOf(one("    body: ''\n    headers: {}", response)))[1]).toBe("data: é");
});

test("R's cassettes leave out what did not count in matching, and their dates are UTC", () => {
  const response = `    status: 200
    headers:
      content-type: application/json
      vary: [Origin, Accept-Encoding]
    body: {string: '{"a":1}'}`;
  const interaction = interactionOf(one("", response, "2026-08-02 17:45:05"));
  expect(interaction.recordedAt).toBe("2026-08-02T17:45:05.000Z");
  expect(interaction.request.lost).toEqual(["headers", "body"]);
  expect(interaction.response!.headers).toEqual([
    ["content-type", "application/json"],
    ["vary", "Origin"],
    ["vary", "Accept-Encoding"],
  ]);
});

test("the status that R's older cassettes have is read", () => {
  const response = `    status: {status_code: '404', category: Client error, reason: Not Found}
    headers: {}
    body: {encoding: '', file: no, string: gone}`;
  expect(interactionOf(one("", response)).response).toMatchObject({ status: 404, statusText: "Not Found" });
});

test("a body that R wrote to a file of its own is read from there", () => {
  const response =
    "    status: 200\n    headers: {}\n    body: {encoding: '', file: yes, string: files/answer.txt}";
  const text = one("", response).replace("file: yes", "file: true");
  const beside = (path: string) => (path === "files/answer.txt" ? Buffer.from("from the disk") : undefined);
  const file = openFile({ path: "a.yml", origin: undefined, content: Buffer.from(text), beside });
  const [interaction] = vcr.read(file).cassettes[0]!.interactions;
  expect(Buffer.from(interaction!.responseBody).toString()).toBe("from the disk");
  expect(refusalOf("a.yml", text)).toContain(
    'the body lies in the file "files/answer.txt", which is not there',
  );
});

test("a cassette in JSON, as Betamax writes it, is the same", () => {
  const json = {
    http_interactions: [
      {
        request: {
          method: "GET",
          uri: "https://api.openai.com/v1/models",
          body: { encoding: "utf-8", string: "" },
          headers: { Accept: ["*/*"] },
        },
        response: {
          status: { code: 200, message: "OK" },
          headers: {},
          body: { encoding: null, base64_string: "aGk=" },
        },
        recorded_at: "2013-09-28T01:25:38",
      },
    ],
    recorded_with: "betamax/0.4.2",
  };
  const interaction = soleCassette(importText("a.json", JSON.stringify(json))).interactions[0]!;
  expect(interaction.recordedAt).toBe("2013-09-28T01:25:38.000Z");
  expect(textsOf(interaction)).toEqual(["", "hi"]);
});
