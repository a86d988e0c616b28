import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { judgeFolder, judgeHooks, judgeNode } from "../../../src/cli/doctor/surroundings.ts";

test("Node 22.15 and later will do", () => {
  const levels = ["20.19.0", "22.14.9", "22.15.0", "24.0.0", "26.10.0"].map(
    (version) => judgeNode(version).level,
  );
  expect(levels).toEqual(["fail", "fail", "ok", "ok", "ok"]);
});

test("hooks are listed in the order Node loads them, ours among them", () => {
  const { details } = judgeHooks("--import ./otel.mjs --require=dd-trace/init", ["--import=tsx"]);
  expect(details).toEqual([
    "1. dd-trace/init",
    "2. llm-replay   (under record and replay)",
    "3. ./otel.mjs",
    "4. tsx",
  ]);
  expect(judgeHooks("", []).level).toBe("ok");
});

test("the cassettes' folder need not be there yet, but must be writable, and nothing is left in it", () => {
  const root = mkdtempSync(join(tmpdir(), "llm-replay-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  expect(judgeFolder(root)).toMatchObject({ level: "ok", text: expect.stringContaining("is writable") });
  expect(judgeFolder(join(root, "a/b"))).toMatchObject({
    level: "ok",
    text: expect.stringContaining("will be made"),
  });
  expect(readdirSync(root)).toEqual([]);
  writeFileSync(join(root, "file"), "");
  expect(judgeFolder(join(root, "file/cassettes"))).toMatchObject({ level: "fail" });
});
