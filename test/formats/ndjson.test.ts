import { expect, test } from "vitest";
import { jsonLines } from "../../src/formats/ndjson.ts";

const values = (text: string): string[] => jsonLines(text).map(({ start, end }) => text.slice(start, end));

test("lines that are JSON are found, others passed over", () => {
  expect(values('{"a":1}\r\n[2]\n\nnot json\n"three"\n{"half":\n 4 ')).toEqual([
    '{"a":1}',
    "[2]",
    '"three"',
    " 4 ",
  ]);
});

test("a text without lines has none", () => {
  expect(values("")).toEqual([]);
  expect(values("\n\n")).toEqual([]);
});
