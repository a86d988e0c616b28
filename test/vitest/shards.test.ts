import { execFile } from "node:child_process";
import { readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import type { RunFile, TestRun } from "../../src/reporters/run-file.ts";
import { type Project, startModel, startProject } from "./project.ts";

const SHARDS = 4;
const BIN = join(import.meta.dirname, "../../src/cli/bin.ts");

/** Ten files of two tests, one of which fails. */
const FILES = Object.fromEntries(
  Array.from({ length: 10 }, (_, index) => [
    `part${index % 3}/a${index}.test.js`,
    `import { expect, test } from "vitest";
import { ask } from "../ask.js";
test("asks ${index}", async () => expect(await ask("question ${index}")).toBeGreaterThan(0));
test("asks ${index} twice", async () => {
  expect(await ask("first ${index}")).toBeGreaterThan(0);
  expect(await ask("second ${index}")).toBeGreaterThan(${index === 7 ? 1000 : 0});
});
`,
  ]),
);

const runOf = async (path: string): Promise<RunFile> => JSON.parse(await readFile(path, "utf8")) as RunFile;

/** What a run says, but for what differs from run to run: when it was, how long it took and what it held. */
const said = ({ startedAt: _s, duration: _d, totals, tests, ...run }: RunFile): object => {
  const { memory: _m, cpu: _c, ...sums } = totals ?? {};
  const withoutTimes = ({ memory: _r, cpu: _p, ...each }: TestRun): object => each;
  return {
    ...run,
    totals: sums,
    tests: tests.map(withoutTimes).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
  };
};

const replay = async ({ dir, run }: Project, name: string, ...args: string[]): Promise<string> => {
  await run({ CI: "true", MODEL_URL: "http://127.0.0.1:9" }, ...args);
  const file = join(dir, `${name}.json`);
  await rename(join(dir, ".llm-replay/run.json"), file);
  return file;
};

const command = async ({ dir }: Project, ...args: string[]): Promise<string> => {
  const ran = promisify(execFile)(process.execPath, [BIN, ...args], {
    cwd: dir,
    env: { ...process.env, NO_COLOR: "1" },
  });
  // A run with a failed test ends with 1.
  return (await ran.catch((error: { stdout: string }) => error)).stdout;
};

test("a suite on four shards gives the run, and the report, of one", { timeout: 240_000 }, async () => {
  await using model = await startModel();
  await using project = await startProject(FILES);
  await project.run({ MODEL_URL: model.url });
  expect(await project.cassettes()).toHaveLength(20);

  const whole = await replay(project, "whole");
  const shards: string[] = [];
  for (let shard = 1; shard <= SHARDS; shard++)
    shards.push(await replay(project, `shard-${shard}`, `--shard=${shard}/${SHARDS}`));
  expect((await Promise.all(shards.map(runOf))).map(({ tests }) => tests.length)).toEqual([6, 6, 4, 4]);

  await command(project, "report", "--merge", ...shards.toReversed(), "--out", "merged.json");
  const merged = join(project.dir, "merged.json");
  expect(said(await runOf(merged))).toEqual(said(await runOf(whole)));

  const reportOn = (run: string) =>
    command(project, "diff", "cassettes", "cassettes", "--run", run, "--json");
  const report = await reportOn(merged);
  expect(JSON.parse(report)).toMatchObject({ gate: { decision: "fail" } });
  expect(report).toBe(await reportOn(whole));
});

test("shards that are not all there are no whole run", { timeout: 120_000 }, async () => {
  await using model = await startModel();
  await using project = await startProject(FILES);
  await project.run({ MODEL_URL: model.url });
  const one = await replay(project, "one", "--shard=1/2");
  await command(project, "report", "--merge", one, "--out", "merged.json");
  expect((await runOf(one)).whole).toBe(true);
  expect((await runOf(join(project.dir, "merged.json"))).whole).toBeUndefined();
});
