import { resolve } from "node:path";
import { loadRun, runPath } from "../../reporters/publish.ts";
import type { RunFile } from "../../reporters/run-file.ts";

/** Which cassettes the last run of the tests used, or why that is not known. */
export type Used = { readonly used: ReadonlySet<string> } | { readonly unknown: string };

const isWhole = ({ shard, tests }: RunFile): boolean =>
  shard === undefined && tests.length > 0 && tests.every(({ state }) => state !== "skipped");

/** Reads from the run file which cassettes are used; a run of a part of the tests does not tell. */
export const usedCassettes = async (file: string | undefined, cwd: string): Promise<Used> => {
  const run = await loadRun(file === undefined ? runPath(cwd) : resolve(cwd, file));
  if (!run) return { unknown: "Orphans were not looked for: there is no run file. Run all tests first." };
  if (!isWhole(run))
    return { unknown: "Orphans were not looked for: the last run was of a part of the tests." };
  return { used: new Set(run.tests.flatMap(({ cassette }) => (cassette ? [cassette.path] : []))) };
};
