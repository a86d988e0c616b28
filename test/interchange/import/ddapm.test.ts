import { expect, test } from "vitest";
import { bytesOf } from "../../../src/cassette/body.ts";
import { importText, refusalOf, soleCassette, textsOf } from "./import-text.ts";

const exchange = (answer: string, status: unknown = { code: 200, message: "OK" }) => ({
  request: {
    method: "POST",
    url: "https://api.openai.com/v1/x",
    headers: { "Content-Type": "application/json", "Content-Length": "2" },
    body: "{}",
  },
  response: { status, headers: { "Content-Type": "text/plain", "Content-Encoding": "gzip" }, body: answer },
});

const interactionOf = (answer: string) =>
  soleCassette(importText("openai_post_1.json", JSON.stringify(exchange(answer)))).interactions[0]!;

test("an exchange is read, its body decoded already whatever the headers say", () => {
  expect(importText("a.json", JSON.stringify(exchange("hi"))).format).toBe("Datadog test agent");
  expect(textsOf(interactionOf("hi"))).toEqual(["{}", "hi"]);
});

test("a body behind the mark is base64", () => {
  const bytes = Buffer.from([0, 1, 0xff]);
  expect(Buffer.from(bytesOf(interactionOf(`base64:${bytes.toString("base64")}`).response!.body))).toEqual(
    bytes,
  );
});

test("a status that is none is refused with its place", () => {
  expect(refusalOf("a.json", JSON.stringify(exchange("hi", { code: "no" })))).toMatch(
    /a\.json:1:\d+ at \$\.response\.status: "no" is no HTTP status/,
  );
});
