import * as fc from "fast-check";
import { expect, test } from "vitest";
import { formatCsv } from "../../src/formats/csv.ts";

/** Reads CSV by the grammar of RFC 4180, character by character. */
const readCsv = (text: string): string[][] => {
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < text.length;) {
    const quoted = /"((?:[^"]|"")*)"/y;
    const plain = /[^",\r\n]*/y;
    quoted.lastIndex = plain.lastIndex = at;
    const found = quoted.exec(text);
    row.push(found ? found[1]!.replaceAll('""', '"') : plain.exec(text)![0]);
    at = found ? quoted.lastIndex : plain.lastIndex;
    if (text[at] === ",") at++;
    else if (text.startsWith("\r\n", at)) {
      rows.push(row);
      row = [];
      at += 2;
    } else throw new Error(`nothing may stand at ${at}`);
  }
  return rows;
};

const text = fc.string({ unit: fc.constantFrom(..."ab=+-@\t\r\n\"',é😀 1") });
const cell = fc.oneof(text, fc.integer(), fc.constant(undefined));
const table = fc
  .integer({ min: 1, max: 4 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width })));

test("a reader of RFC 4180 gets every cell back, formulas behind an apostrophe", () => {
  fc.assert(
    fc.property(table, (rows) => {
      const read = readCsv(formatCsv(rows));
      const meant = rows.map((row) =>
        row.map((value) =>
          typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value ?? ""),
        ),
      );
      expect(read).toEqual(meant);
    }),
  );
});

test("a negative number stays a number, a text that begins so does not", () => {
  expect(formatCsv([[-1, "-1", "=1+1", "a,b"]])).toBe(`-1,'-1,'=1+1,"a,b"\r\n`);
});
