import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { emptyBaseline } from "../../src/reporters/baseline.ts";
import { loadBaseline, loadRun, publishBaseline, publishRun, runPath } from "../../src/reporters/publish.ts";
import { fullTest, runFile } from "./run.ts";

const folder = async (): Promise<string> => {
  const path = await mkdtemp(join(tmpdir(), "llm-replay-publish-"));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
};

test("a run is read back from its project, in a folder that git leaves out", async () => {
  const root = await folder();
  expect(await loadRun(runPath(root))).toBeUndefined();
  const run = runFile({ tests: [fullTest("a > 1")] });
  await publishRun(root, run);
  expect(await loadRun(runPath(root))).toEqual(run);
  const ignored = join(root, ".llm-replay", ".gitignore");
  expect(await readFile(ignored, "utf8")).toBe("*\n");
  await writeFile(ignored, "mine\n");
  await publishRun(root, run);
  expect(await readFile(ignored, "utf8")).toBe("mine\n");
});

test("a baseline that says the same is not written again", async () => {
  const root = await folder();
  const path = join(root, "cassettes", "baseline.json");
  expect(await loadBaseline(path)).toBeUndefined();
  await publishBaseline(path, emptyBaseline);
  const { ino } = await stat(path);
  await publishBaseline(path, emptyBaseline);
  expect((await stat(path)).ino).toBe(ino);
  await publishBaseline(path, { version: 1, tests: { "a > 1": { scores: [] } } });
  expect(await loadBaseline(path)).toEqual({ version: 1, tests: { "a > 1": { scores: [] } } });
});
