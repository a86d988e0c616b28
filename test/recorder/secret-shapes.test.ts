import { expect, test } from "vitest";
import { bytesOf, storeBody } from "../../src/cassette/body.ts";
import { createRedactor } from "../../src/recorder/redact.ts";
import { type FakeCredential, fakeCredentials, serviceAccount, telling } from "./fake-credentials.ts";
import { interactionOf, JSON_TYPE, requestOf } from "./messages.ts";

const redactor = createRedactor();
const fakes = fakeCredentials();

const redactedBody = (body: string | Uint8Array, type?: string): string =>
  Buffer.from(bytesOf(redactor.request(requestOf(body, type)).body)).toString("latin1");

const survivors = (text: string, fake: FakeCredential): string[] =>
  telling(fake).filter((part) => text.includes(part));

test("there are fakes of at least 28 kinds", () => {
  expect(new Set(fakes.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(28);
});

test.each(fakes)("$kind: no text body keeps it, and its length stays", (fake) => {
  const text = `Use this:\n${fake.written}\nand nothing else.`;
  const redacted = redactedBody(text, "text/plain");
  expect(survivors(redacted, fake)).toEqual([]);
  expect(redacted.length).toBe(text.length);
  expect(redacted).toMatch(/^Use this:\n[^]*\nand nothing else\.$/);
});

test.each(fakes)("$kind: no JSON body keeps it, plain, nested or with escapes", (fake) => {
  const value = { messages: [{ role: "user", content: `see\n${fake.written} !` }] };
  const nested = {
    arguments: JSON.stringify(value),
    deeper: JSON.stringify({ again: JSON.stringify(value) }),
  };
  const escaped = JSON.stringify(value).replace(
    /[-_/]/g,
    (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`,
  );
  for (const text of [
    JSON.stringify(value),
    JSON.stringify(value, null, 2),
    JSON.stringify(nested),
    escaped,
  ]) {
    const redacted = redactedBody(text);
    expect(survivors(redacted, fake)).toEqual([]);
    expect(survivors(JSON.stringify(JSON.parse(redacted)), fake)).toEqual([]);
    expect(redacted.length).toBe(text.length);
  }
});

test.each(fakes)("$kind: no multipart part keeps it, beside a binary part", (fake) => {
  const form = Buffer.concat([
    Buffer.from(`--b0\r\nContent-Disposition: form-data; name="note"\r\n\r\n${fake.written}\r\n`),
    Buffer.from(`--b0\r\nContent-Disposition: form-data; name="f"; filename="a.jsonl"\r\n\r\n`),
    Buffer.from(`${JSON.stringify({ note: fake.written })}\n{"id":2}\r\n--b0\r\n`),
    Buffer.from(`Content-Disposition: form-data; name="g"; filename="a.bin"\r\n\r\n`),
    Buffer.from([0, 255, 254, 128, 13, 10]),
    Buffer.from("\r\n--b0--\r\n"),
  ]);
  const redacted = redactedBody(form, "multipart/form-data; boundary=b0");
  expect(survivors(redacted, fake)).toEqual([]);
  expect(redacted.length).toBe(form.length);
  expect(redacted.endsWith(form.subarray(-20).toString("latin1"))).toBe(true);
});

test.each(fakes)("$kind: no query, form or header keeps it", (fake) => {
  const query = new URLSearchParams({ a: "1", note: fake.written, "api-key": fake.written }).toString();
  const sent = redactor.request({
    method: "GET",
    url: `https://api.example.com/v1?${query}`,
    headers: [
      ["authorization", `Bearer ${fake.written}`],
      ["x-unknown", fake.written],
      ["accept", fake.written],
      ["content-type", "application/x-www-form-urlencoded"],
    ],
    body: storeBody([Buffer.from(query)], "application/x-www-form-urlencoded"),
  });
  const kept = redactor.interaction(
    interactionOf(
      sent,
      [["x-echo", fake.written.replace(/\n/g, " ")], ["x-api-key", fake.written], JSON_TYPE],
      "{}",
    ),
  );
  const all = [JSON.stringify(kept), decodeURIComponent(kept.request.url)];
  for (const text of all) expect(survivors(text, fake)).toEqual([]);
});

test("a service account's key goes, whatever the file around it", () => {
  const { json, secret } = serviceAccount();
  expect(json).toContain(secret);
  expect(redactedBody(json)).not.toContain(secret);
  expect(redactedBody(JSON.stringify({ file: json }))).not.toContain(secret);
});
