import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { startModel } from "../../vitest/project.ts";

const run = promisify(execFile);

test("where the API is installed without an SDK, the program runs as it did, and is told once what to install", async () => {
  const dir = await mkdtemp(join(tmpdir(), "llm-replay-lack-"));
  onTestFinished(() => rm(dir, { recursive: true }));
  await using model = await startModel();
  const program = fileURLToPath(new URL("./fixtures/without-sdk.ts", import.meta.url));
  const { stdout } = await run(process.execPath, [program, model.url, dir]);
  const told = JSON.parse(stdout) as { answers: number[]; notes: string[][]; spans: number };
  expect(told.answers).toEqual([1, 2]);
  expect(told.spans).toBe(0);
  expect(told.notes).toEqual([
    [expect.stringContaining("npm install --save-dev @opentelemetry/sdk-trace-base")],
    [],
  ]);
});
