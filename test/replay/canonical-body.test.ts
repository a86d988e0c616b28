import * as fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalBody } from "../../src/replay/canonical-body.ts";
import type { Content } from "../../src/replay/content.ts";
import type { JsonValue } from "../../src/formats/json.ts";
import { openOutlines } from "../../src/replay/outline.ts";

const json = (text: string): Content => ({ contentType: "application/json", text });

const form = (boundary: string, ...fields: [name: string, value: string][]): Content => ({
  contentType: `multipart/form-data; boundary=${boundary}`,
  text: `${fields.map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join("")}--${boundary}--\r\n`,
});

test("white space, key order and number writing do not count", () => {
  expect(canonicalBody(json('{"b": 1.0,\n "a":[1, 2]}'))).toBe(canonicalBody(json('{"a":[1,2],"b":1}')));
});

test("numbers that a double cannot hold are compared as they are written, whatever the layout", () => {
  const of = (seed: string) => canonicalBody(json(`{"seed":   ${seed}, \t"x": 1}`));
  expect(of("9007199254740993")).not.toBe(of("9007199254740992"));
  expect(of("9007199254740993")).toBe(canonicalBody(json('{"x":1,"seed":9007199254740993}')));
});

test("JSON that nests beyond measure is compared as the text it is", () => {
  const deep = (space: string) => json(`${"[".repeat(9_000)}${space}${"]".repeat(9_000)}`);
  expect(canonicalBody(deep(""))).toBe(canonicalBody(deep("")));
  expect(canonicalBody(deep(""))).not.toBe(canonicalBody(deep(" ")));
});

test("the boundary and the order of a form's fields do not count, their values do", () => {
  const one = canonicalBody(form("aaa", ["model", "whisper-1"], ["file", "RIFF"]));
  expect(canonicalBody(form("bbb", ["file", "RIFF"], ["model", "whisper-1"]))).toBe(one);
  expect(canonicalBody(form("aaa", ["model", "whisper-2"], ["file", "RIFF"]))).not.toBe(one);
});

test("the headers of a part count, its length does not", () => {
  const of = (header: string) =>
    canonicalBody({
      contentType: "multipart/form-data; boundary=b",
      text: `--b\r\nContent-Disposition: form-data; name="file"\r\n${header}\r\n\r\nRIFF\r\n--b--\r\n`,
    });
  expect(of("Content-Transfer-Encoding: base64")).not.toBe(of("Content-Transfer-Encoding: binary"));
  expect(of("Content-Length: 4")).toBe(of("Content-Length: 5"));
});

test("a form is read by the boundary in its body where the header's was lost", () => {
  const { text = "" } = form("aaa", ["model", "whisper-1"]);
  const lost = { contentType: "multipart/form-data; boundary=lost", text };
  expect(canonicalBody(lost)).toBe(canonicalBody(form("ccc", ["model", "whisper-1"])));
});

const parts = (...list: (string | Uint8Array)[][]): Content => ({
  contentType: "Multipart/Mixed; boundary=b",
  bytes: Buffer.concat([
    ...list.flatMap((pieces) => [
      Buffer.from("--b\r\n"),
      ...pieces.map((piece) => Buffer.from(piece)),
      Buffer.from("\r\n"),
    ]),
    Buffer.from("--b--\r\n"),
  ]),
});

test("JSON in a part is compared as JSON, bytes as bytes, and the order of a part's headers does not count", () => {
  const json = (text: string) => canonicalBody(parts(["A: 1\r\nB: 2\r\n\r\n", text]));
  expect(json('{"a": 1, "b": 2}')).toBe(json('{"b":2,"a":1.0}'));
  expect(json('{"a":1}')).not.toBe(json('{"a":2}'));
  const bytes = (last: number) => canonicalBody(parts(["A: 1\r\n\r\n", Uint8Array.of(255, last)]));
  expect(bytes(1)).toBe(bytes(1));
  expect(bytes(1)).not.toBe(bytes(2));
  expect(canonicalBody(parts(["B: 2\r\nA: 1\r\n\r\nx"]))).toBe(
    canonicalBody(parts(["A: 1\r\nB: 2\r\n\r\nx"])),
  );
  expect(canonicalBody(parts(["A: 1\r\n\r\nx"], ["A: 1\r\n\r\ny"]))).not.toBe(
    canonicalBody(parts(["A: 1\r\n\r\ny"], ["A: 1\r\n\r\nx"])),
  );
});

test("the order of values of one field counts", () => {
  const one = canonicalBody(form("a", ["file", "x"], ["file", "y"], ["a", "1"]));
  expect(canonicalBody(form("a", ["a", "1"], ["file", "x"], ["file", "y"]))).toBe(one);
  expect(canonicalBody(form("a", ["file", "y"], ["file", "x"], ["a", "1"]))).not.toBe(one);
});

test("what looks like a form and is sent as something else is text", () => {
  const { text = "" } = form("aaa", ["model", "whisper-1"]);
  expect(canonicalBody({ contentType: "text/plain", text })).toBe(`text ${text}`);
  expect(canonicalBody({ contentType: "multipart/form-data; boundary=b", text: "no form" })).toBe(
    "text no form",
  );
});

test("no body is as an empty text, and a text is none of the bytes that JSON or a fingerprint is", () => {
  expect(canonicalBody({ contentType: "" })).toBe(canonicalBody({ contentType: "", text: "" }));
  expect(canonicalBody(json("{broken"))).toBe("text {broken");
  expect(canonicalBody(json(" [1]"))).toBe(canonicalBody(json("[1]")));
  expect(canonicalBody(json("7"))).toBe("text 7");
});

test("a quoted text keeps its spaces and escapes where long numbers stand beside it", () => {
  const of = (text: string) => canonicalBody(json(`{"n" : 9007199254740993, "t" : ${JSON.stringify(text)}}`));
  expect(of('a "b"  c\\')).not.toBe(of('a "b" c\\'));
  expect(of("a  b")).not.toBe(of("a b"));
  expect(of("1e5")).toBe(canonicalBody(json('{"t":"1e5","n":9007199254740993}')));
});

test("bytes that differ in one bit differ", () => {
  const of = (last: number) =>
    canonicalBody({ contentType: "image/png", bytes: new Uint8Array([0xff, 0xd8, last]) });
  expect(of(1)).not.toBe(of(2));
});

const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, item]) => [name, reversed(item)]),
  );
};

test("JSON whose keys stand in another order has the same key and the same outline", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const outlines = openOutlines();
      const [a, b] = [JSON.stringify(value), JSON.stringify(reversed(value))];
      expect(canonicalBody(json(`[${b}]`))).toBe(canonicalBody(json(`[${a}]`)));
      const learned = outlines.learn(JSON.parse(a) as JsonValue);
      expect(outlines.learn(JSON.parse(b) as JsonValue)).toBe(learned);
      expect(outlines.of(JSON.parse(b) as JsonValue)).toBe(learned);
    }),
  );
});

test("JSON that says something else has another outline, nearly always", () => {
  const outlines = openOutlines();
  const values = Array.from({ length: 3_000 }, (_, index): JsonValue[] => [
    { a: index, b: "text" },
    { a: "text", b: index },
    { a: [index, "text"] },
    { a: ["text", index] },
    { a: `${index}`, b: "text" },
  ]).flat();
  expect(new Set(values.map(outlines.learn)).size).toBeGreaterThan(values.length * 0.999);
});
