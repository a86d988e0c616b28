import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readMultipart } from "../../src/formats/multipart.ts";

const sent = async (form: FormData) => {
  const request = new Request("http://a.example", { method: "POST", body: form });
  return readMultipart(await request.bytes(), request.headers.get("content-type") ?? "");
};

const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString();

test("the parts of a form that fetch sends are read", async () => {
  const form = new FormData();
  form.set("model", "whisper-1");
  form.set("file", new File([Uint8Array.of(0, 13, 10, 45, 45, 255)], 'a "b".mp3', { type: "audio/mpeg" }));
  const [model, file, ...rest] = (await sent(form)) ?? [];
  expect([model?.name, text(model?.bytes)]).toEqual(["model", "whisper-1"]);
  expect(model).not.toHaveProperty("filename");
  expect([file?.name, file?.contentType]).toEqual(["file", "audio/mpeg"]);
  expect(file?.filename).toMatch(/^a .*b.*\.mp3$/);
  expect([...(file?.bytes ?? [])]).toEqual([0, 13, 10, 45, 45, 255]);
  expect(file?.headers.map(([name]) => name)).toEqual(["content-disposition", "content-type"]);
  expect(rest).toEqual([]);
});

test("whatever the fields hold, they come back", async () => {
  const fields = fc.array(
    fc.tuple(
      fc.string({ maxLength: 20 }).filter((name) => !/["\\\r\n%]/.test(name)),
      fc.uint8Array({ maxLength: 60 }),
    ),
    { minLength: 1, maxLength: 5 },
  );
  await fc.assert(
    fc.asyncProperty(fields, async (list) => {
      const form = new FormData();
      for (const [name, bytes] of list) form.append(name, new Blob([new Uint8Array(bytes)]), "x");
      const parts = (await sent(form)) ?? [];
      expect(parts.map(({ name, bytes }) => [name, [...bytes]])).toEqual(
        list.map(([name, bytes]) => [name, [...bytes]]),
      );
    }),
    { numRuns: 50 },
  );
});

const read = (body: string, type = 'multipart/mixed; charset=utf-8; boundary="a b"') =>
  readMultipart(Buffer.from(body), type)?.map(({ bytes }) => text(bytes));

test("quoted boundaries, preambles, epilogues, padding and parts without headers are read", () => {
  expect(read("preamble\r\n--a b \r\n\r\none\r\n--a b\r\nx: y\r\n\r\n\r\n--a b--\r\nepilogue")).toEqual([
    "one",
    "",
  ]);
});

test("a boundary inside a part's bytes is no boundary", () => {
  expect(read("--a b\r\n\r\nx--a b\r\n--a bc\r\n--a b--")).toEqual(["x--a b\r\n--a bc"]);
});

test("a body that does not keep to its boundary, or is no multipart, is not read", () => {
  expect(read("--a b\r\n\r\none")).toBeUndefined();
  expect(read("[multipart form data omitted]")).toBeUndefined();
  expect(read("")).toBeUndefined();
  expect(read("--a b--", "application/json")).toBeUndefined();
  expect(read("--a b--", "multipart/form-data")).toBeUndefined();
});
