import * as fc from "fast-check";
import { expect, test } from "vitest";
import { dataLines } from "../../src/formats/sse.ts";
import { anyText } from "./any-text.ts";

const values = (text: string): string[] => dataLines(text).map(({ start, end }) => text.slice(start, end));

test.each([
  ["LF", "\n"],
  ["CRLF", "\r\n"],
  ["CR", "\r"],
])("data lines are found between %s endings", (_, end) => {
  const text = [
    "event: a",
    'data: {"x":1}',
    "",
    ": note",
    "data:two",
    "data",
    "data:",
    "datax: no",
    "id: 3",
    "data:  two spaces",
  ].join(end);
  expect(values(text)).toEqual(['{"x":1}', "two", "", " two spaces"]);
});

test("a last line without ending counts", () => {
  expect(values("data: a\n\ndata: [DONE]")).toEqual(["a", "[DONE]"]);
});

test("a byte order mark may open the stream", () => {
  expect(values("\uFEFFdata: a\n")).toEqual(["a"]);
});

test("values come back in order, whatever they hold and however lines end", () => {
  const lines = fc.array(
    fc.tuple(
      anyText.map((text) => text.replace(/[\r\n]/g, "")),
      fc.constantFrom("\n", "\r\n", "\r", "\n\n", "\r\n\r\n"),
    ),
  );
  fc.assert(
    fc.property(lines, (list) => {
      expect(values(list.map(([value, end]) => `data: ${value}${end}`).join(""))).toEqual(
        list.map(([value]) => value),
      );
    }),
  );
});
