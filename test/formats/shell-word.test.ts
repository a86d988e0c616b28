import { execFileSync } from "node:child_process";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { shellWord } from "../../src/formats/shell-word.ts";

test("plain words stand as they are, others in quotes", () => {
  expect(["node", "src/a.ts", "--max=1", "two words", "it's", ""].map(shellWord)).toEqual([
    "node",
    "src/a.ts",
    "--max=1",
    "'two words'",
    `'it'\\''s'`,
    "''",
  ]);
});

test("a shell gives every word back", () => {
  const word = fc.string({ unit: fc.constantFrom("a", " ", "'", '"', "$", "\\", "`", "*", "~", "\n", "ü") });
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) => {
      const line = `printf '%s\\0' ${words.map(shellWord).join(" ")}`;
      expect(execFileSync("sh", ["-c", line]).toString()).toBe(words.map((each) => `${each}\0`).join(""));
    }),
    { numRuns: 50 },
  );
});
