import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { lacks } from "./programs.ts";

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

const SCRIPT = process.platform === "linux" ? lacks("script") : "script of util-linux is for Linux";

test.skipIf(SCRIPT !== "")(`each stream is coloured by what it is itself ${SCRIPT}`, () => {
  const folder = mkdtempSync(join(tmpdir(), "llm-replay-colours-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const { NO_COLOR: _no, FORCE_COLOR: _force, CI: _ci, ...own } = process.env;
  /** Runs a command line at a terminal, and gives what the terminal showed. */
  const atTerminal = (redirected: string): string => {
    const line = `'${process.execPath}' '${BIN}' replay -- true ${redirected}`;
    const env = { ...own, TERM: "xterm-256color" };
    return execFileSync("script", ["-qec", line, "/dev/null"], { cwd: folder, env }).toString();
  };
  const toFile = (name: string): string => readFileSync(join(folder, name), "utf8");
  expect(atTerminal("2> told")).toBe("");
  expect(toFile("told")).toMatch(/^llm-replay {2}no call came to this cassette/);
  expect(atTerminal("> said")).toContain("\u001B[1mllm-replay");
});
