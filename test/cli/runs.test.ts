import { mkdtempSync, rmSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { printRunFile, type RunFile } from "../../src/reporters/run-file.ts";
import { fullTest, runFile } from "../reporters/run.ts";
import { runProgram } from "./run-program.ts";

/** A folder with these run files, and the program in it. */
const folderWith = async (files: Readonly<Record<string, RunFile>>) => {
  const cwd = mkdtempSync(join(tmpdir(), "llm-replay-runs-"));
  await mkdir(join(cwd, ".llm-replay"));
  for (const [name, file] of Object.entries(files)) await writeFile(join(cwd, name), printRunFile(file));
  return {
    read: async (name: string) => JSON.parse(await readFile(join(cwd, name), "utf8")) as unknown,
    run: (...words: string[]) => runProgram(words, { cwd }),
    [Symbol.dispose]: () => rmSync(cwd, { recursive: true }),
  };
};

const LAST = ".llm-replay/run.json";
const score = { name: "beValidJson", configuration: "0123456789ab" };

test("accept writes the baseline from the last run, and says which tests it took", async () => {
  using folder = await folderWith({ [LAST]: runFile({ tests: [fullTest("a > 1"), fullTest("a > 2")] }) });
  expect(await folder.run("accept", "a > 1", "--reason", "longer")).toEqual({
    code: 0,
    out: `accepted 1 test in ${join("cassettes", "baseline.json")}\n  a > 1\n`,
    err: "",
  });
  expect(await folder.read("cassettes/baseline.json")).toMatchObject({
    tests: { "a > 1": { cassette: "d1", accepted: [{ reason: "longer" }] } },
  });
  expect(await folder.run("accept", "--reason", "all", "--dir", "tapes")).toMatchObject({ code: 0 });
  expect(await folder.read("tapes/baseline.json")).toMatchObject({ tests: { "a > 1": {}, "a > 2": {} } });
});

test.each([
  [["accept"], "needs a reason"],
  [["accept", "a > 3", "--reason", "x"], 'Did you mean "a > 1"?'],
  [["accept", "a", "b", "--reason", "x"], "b"],
  [["accept", "--reason", "x", "--run", "none.json"], "There is no run file none.json"],
  [["accept", "--reason", "x", "--run", "failed.json"], "nothing to accept"],
  [["report", "--merge", "none.json"], "There is no run file none.json"],
  [["report", "stray"], "stray"],
])("%j is refused with code 2, and the reason", async (words, message) => {
  using folder = await folderWith({
    [LAST]: runFile({ tests: [fullTest("a > 1")] }),
    "failed.json": runFile({ tests: [fullTest("a > 1", { state: "failed" })] }),
  });
  expect(await folder.run(...words)).toEqual({ code: 2, out: "", err: expect.stringContaining(message) });
});

test("report shows what the last run came to", async () => {
  using folder = await folderWith({
    [LAST]: runFile({
      budgets: { cost: 1 },
      tests: [
        fullTest("a > 1"),
        fullTest("a > 2", {
          state: "failed",
          scores: [{ ...score, pass: false, explanation: "No JSON\nmore" }],
        }),
      ],
    }),
  });
  const { code, out } = await folder.run("report");
  expect(code).toBe(1);
  expect(out).toBe(
    [
      "llm-replay  tests   1 passed, 1 failed, 1.00 s",
      "            calls   2 sent live",
      "            used    24 tokens, $0.06, 24 ms as recorded",
      "            scores  1 passed, 1 failed",
      "            budget  cost: $0.06 of $1.00",
      "            process 6.0 ms of processor time, 100.0 MB at most",
      "  ✖ a > 2",
      "      beValidJson: No JSON",
      "",
    ].join("\n"),
  );
});

test("report --merge shows several runs as one, and --out keeps it", async () => {
  const shard = (index: number, id: string) =>
    runFile({ shard: { index, count: 2 }, budgets: { calls: 1 }, tests: [fullTest(id)] });
  using folder = await folderWith({ "a.json": shard(1, "a > 1"), "b.json": shard(2, "b > 1") });
  const { code, out, err } = await folder.run("report", "--merge", "b.json", "a.json", "--out", "all.json");
  expect(err).toBe("");
  expect(out).toContain("tests   2 passed");
  expect(out).toContain("over the suite's budget:\ncalls: 2 of 1\n");
  expect(code).toBe(1);
  const { tests } = (await folder.read("all.json")) as RunFile;
  expect(tests.map(({ id }) => id)).toEqual(["a > 1", "b > 1"]);
});
