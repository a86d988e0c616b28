import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { expect, test } from "vitest";

const ENTRY = resolve(import.meta.dirname, "../../src/jest/index.ts");

const run = (code: string) => {
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", code], {
    encoding: "utf8",
  });
  return stdout + stderr;
};

test("a global expect gets all matchers", () => {
  const said = run(`
    globalThis.expect = { extend: (methods) => console.log(typeof methods.toCostLessThan) };
    await import(${JSON.stringify(ENTRY)});
  `);
  expect(said).toBe("function\n");
});

test("without a global expect it is told where the entry belongs", () => {
  expect(run(`await import(${JSON.stringify(ENTRY)});`)).toContain("setupFilesAfterEnv");
});
