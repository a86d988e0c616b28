import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";

const BIN = fileURLToPath(new URL("../../src/cli/bin.ts", import.meta.url));
const ROOT = fileURLToPath(new URL("../..", import.meta.url));

const printed = (words: readonly string[], env: Readonly<Record<string, string>>): string => {
  const { NO_COLOR: _no, FORCE_COLOR: _force, ...own } = process.env;
  return execFileSync(process.execPath, [BIN, ...words], { cwd: ROOT, env: { ...own, ...env } }).toString();
};

test.each([[["show", "demo"]], [["init", "--dry-run"]]])(
  "%o is coloured where FORCE_COLOR says so, and not into a pipe or under NO_COLOR",
  (words) => {
    const plain = printed(words, {});
    expect(plain).not.toContain("\u001B[");
    expect(printed(words, { NO_COLOR: "1" })).toBe(plain);
    const coloured = printed(words, { FORCE_COLOR: "1" });
    expect(coloured).toContain("\u001B[");
    expect(stripVTControlCharacters(coloured)).toBe(plain);
  },
);
