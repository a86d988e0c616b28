import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { Cassette, Interaction } from "../../../src/cassette/cassette.ts";
import { fsStore } from "../../../src/cassette/store.ts";
import { publishRun, runPath } from "../../../src/reporters/publish.ts";
import type { RunFile } from "../../../src/reporters/run-file.ts";
import { fullTest, runFile } from "../../reporters/run.ts";
import { runProgram } from "../run-program.ts";

/** A folder with cassettes, and the program in it. */
export const startProject = async (cassettes: Readonly<Record<string, readonly Interaction[]>>) => {
  const cwd = mkdtempSync(join(tmpdir(), "llm-replay-check-"));
  const pathOf = (name: string) => join(cwd, "cassettes", `${name}.json`);
  for (const [name, interactions] of Object.entries(cassettes)) {
    const recorder = { name: "llm-replay", version: "0.1.0" };
    const cassette: Cassette = { version: 1, recorder, interactions, spans: [], takes: [], variables: {} };
    await fsStore().write(pathOf(name), cassette);
  }
  return {
    pathOf,
    read: (name: string) => readFileSync(pathOf(name), "utf8"),
    edit: (name: string, change: (text: string) => string) => {
      writeFileSync(pathOf(name), change(readFileSync(pathOf(name), "utf8")));
    },
    /** Says that the last run used these cassettes and no others. */
    use: (...names: string[]) =>
      publishRun(
        cwd,
        runFile({
          whole: true,
          tests: names.map((name) => {
            const test = fullTest(name);
            return { ...test, cassette: { ...test.cassette!, path: `cassettes/${name}.json` } };
          }),
        }),
      ),
    /** Changes the last run. */
    changeRun: (change: Partial<RunFile>) => {
      const run = JSON.parse(readFileSync(runPath(cwd), "utf8")) as RunFile;
      writeFileSync(runPath(cwd), JSON.stringify({ ...run, ...change }));
    },
    run: async (...words: string[]) => {
      const { code, out, err } = await runProgram(words, { cwd });
      return { code, out: stripVTControlCharacters(out), err };
    },
    [Symbol.dispose]: () => rmSync(cwd, { recursive: true }),
  };
};
