import * as fc from "fast-check";
import { expect, test } from "vitest";
import { printable, printableLine } from "../../src/formats/printable.ts";

test("what a terminal would follow is taken out or stands as a picture", () => {
  expect(printable("\u001B[31mred\u001B[0m")).toBe("red");
  expect(printable("\u001B]8;;https://evil.example\u0007here\u001B]8;;\u0007")).toBe("here");
  expect(printable("bell\u0007, delete\u007F, back\b")).toBe("bell␇, delete␡, back␈");
  expect(printable("\u009B31mred")).not.toContain("\u009B");
  expect(printable("user\u202Etxt.exe")).toBe("user\uFFFDtxt.exe");
});

test("letters, line feeds and tabs stay", () => {
  expect(printable("Zürich\n\t日本 👩‍👩‍👧")).toBe("Zürich\n\t日本 👩‍👩‍👧");
  expect(printable("a\r\nb\rc")).toBe("a\nb␍c");
});

test("on one line white space of any kind is one space", () => {
  expect(printableLine("  a\n\tb \u2028 c\r\n")).toBe("a b c");
});

test("nothing that is left controls a terminal, however it is put together", () => {
  const pieces = fc.constantFrom(
    "\u001B",
    "\u009B",
    "[31m",
    "\u0007",
    "\u001B[31m",
    "a",
    "\u202E",
    "]0;",
    "\u0000",
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      expect(printable(parts.join(""))).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E]/);
    }),
  );
});
