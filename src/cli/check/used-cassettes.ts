import { resolve } from "node:path";
import { loadRun, runPath } from "../../reporters/publish.ts";

/** Which cassettes the last run of the tests used, or why that is not known. */
export type Used = { readonly used: ReadonlySet<string> } | { readonly unknown: string };

/** Reads from the run file which cassettes are used; a run of a part of the tests does not tell. */
export const usedCassettes = async (file: string | undefined, cwd: string): Promise<Used> => {
  const run = await loadRun(file === undefined ? runPath(cwd) : resolve(cwd, file));
  if (!run) return { unknown: "Orphans were not looked for: there is no run file. Run all tests first." };
  if (!run.whole || run.shard || run.tests.some(({ state }) => state === "skipped"))
    return { unknown: "Orphans were not looked for: the last run was of a part of the tests." };
  const ofTests = run.tests.flatMap(({ cassette }) => (cassette ? [cassette.path] : []));
  return { used: new Set([...ofTests, ...(run.cassettes ?? [])]) };
};
