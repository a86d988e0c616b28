import { expect, test } from "vitest";
import { createMatcher } from "../../src/replay/matcher.ts";
import { requestDifferences } from "../../src/replay/request-difference.ts";
import { interaction, type Told } from "./recorded.ts";

const between = (recorded: Told, today: Told, options: Parameters<typeof createMatcher>[0] = {}) =>
  requestDifferences(interaction(recorded).request, interaction(today).request, createMatcher(options));

const FORM = "multipart/form-data; boundary=b";

const form = (...parts: [head: string, value: string | Uint8Array][]): Told => ({
  headers: [["content-type", FORM]],
  body: Buffer.concat([
    ...parts.flatMap(([head, value]) => [
      Buffer.from(`--b\r\nContent-Disposition: form-data${head}\r\n\r\n`),
      Buffer.from(value),
      Buffer.from("\r\n"),
    ]),
    Buffer.from("--b--\r\n"),
  ]),
});

test("equal requests differ in nothing", () => {
  expect(between({ body: { a: 1 } }, { body: { a: 1 } })).toEqual([]);
});

test("a form is told field by field, files with their names", () => {
  expect(
    between(
      form(['; name="model"', "one"], ['; name="file"; filename="a.wav"', "RIFF"], ["", "x"]),
      form(['; name="model"', "two"], ['; name="file"; filename="a.wav"', "RIFX"], ["", "y"]),
    ),
  ).toEqual([
    { path: "form.model", recorded: "one", today: "two" },
    { path: 'form["file (a.wav)"]', recorded: "RIFF", today: "RIFX" },
    { path: 'form["part 3"]', recorded: "x", today: "y" },
  ]);
});

test("bytes are told by how many they are and their fingerprint", () => {
  const bytes = (last: number): Told => ({ body: Uint8Array.of(255, last) });
  const [difference] = between(bytes(1), bytes(2));
  expect(difference?.path).toBe("body");
  expect(difference?.recorded).toMatch(/^2 bytes, SHA-256 [0-9a-f]{16}…$/);
  expect(difference?.today).not.toBe(difference?.recorded);
});

test("a form and what is none are told as bodies", () => {
  expect(between(form(['; name="a"', "1"]), { body: "plain" }).map(({ path }) => path)).toEqual(["body"]);
  expect(between({ body: { a: 1 } }, { body: "plain" })).toEqual([
    { path: "body", recorded: '{"a":1}', today: "plain" },
  ]);
});

test("parameters of the query are told by name, odd ones too, and apart from the path", () => {
  const url = (rest: string): Told => ({ url: `https://a.com/${rest}`, body: "x" });
  expect(between(url("x?a=1&b=2&c-d=3"), url("x?b=3&e=4&c-d=4"))).toEqual([
    { path: "?a", recorded: "1" },
    { path: "?b", recorded: "2", today: "3" },
    { path: "?c-d", recorded: "3", today: "4" },
    { path: "?e", today: "4" },
  ]);
  expect(between(url("x"), url("y?a=1"))).toEqual([
    { path: "url", recorded: "https://a.com/x", today: "https://a.com/y" },
    { path: "?a", today: "1" },
  ]);
});

test("headers that count are told, those that match.headers names too, others not", () => {
  const told = (value: string): Told => ({
    headers: [
      ["openai-beta", value],
      ["x-tenant", value],
      ["user-agent", value],
    ],
    body: "x",
  });
  expect(between(told("1"), told("2")).map(({ path }) => path)).toEqual(["header openai-beta"]);
  expect(between(told("1"), told("2"), { headers: ["X-Tenant"] }).map(({ path }) => path)).toEqual([
    "header openai-beta",
    "header x-tenant",
  ]);
});

test("what match.ignore points at is no difference", () => {
  const told = (id: number): Told => ({ body: { id, text: `${id}` } });
  expect(between(told(1), told(2), { ignore: ["$.id"] })).toEqual([
    { path: "$.text", recorded: "1", today: "2" },
  ]);
});

test("the method is told", () => {
  expect(between({ method: "PUT" }, { method: "POST" })).toEqual([
    { path: "method", recorded: "PUT", today: "POST" },
  ]);
});
