import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CONTENDERS, LEGEND, type Name } from "./contenders/table.ts";
import { figuresOf, reasonOf, runNode } from "./run-node.ts";
import { ratios, spread } from "./statistics.ts";
import { startUpstream } from "./workload.ts";
import type { Figures, Workload } from "./workloads/workload.ts";

const NAMES = Object.keys(CONTENDERS) as Name[];
const MEASURE = join(import.meta.dirname, "measure.ts");

/** Where a contender recorded and what it showed then, round by round, or why it could not. */
type Outcome =
  | { readonly place: readonly [folder: string, origin: string]; readonly rounds: Figures[] }
  | { readonly unable: string };

const recordAll = async (what: string, folders: string): Promise<Map<Name, Outcome>> => {
  const upstream = await startUpstream();
  const outcomes = new Map<Name, Outcome>();
  for (const name of NAMES) {
    const folder = mkdtempSync(join(folders, `${name}-`));
    try {
      await runNode([MEASURE, "record", what, name, folder, upstream.origin]);
      outcomes.set(name, { place: [folder, upstream.origin], rounds: [] });
    } catch (error) {
      outcomes.set(name, { unable: `recording: ${reasonOf(error)}` });
    }
  }
  upstream.close();
  return outcomes;
};

const row = (name: Name, outcome: Outcome, all: ReadonlyMap<Name, Outcome>, columns: Workload["columns"]) => {
  if ("unable" in outcome) return `| ${CONTENDERS[name]} | cannot: ${outcome.unable} |`;
  const [main = ""] = Object.keys(columns);
  const of = (other: Name): number[] => {
    const found = all.get(other);
    return found && "rounds" in found ? found.rounds.map((figures) => figures[main] ?? NaN) : [];
  };
  const cells = [
    ...Object.entries(columns).map(([key, { digits }]) =>
      spread(
        outcome.rounds.map((figures) => figures[key] ?? NaN),
        digits,
      ),
    ),
    spread(ratios(of(name), of("wrapper"))),
    spread(ratios(of(name), of("undici-snapshot"))),
    spread(
      outcome.rounds.map(({ memory = NaN }) => memory),
      0,
    ),
  ];
  return `| ${[CONTENDERS[name], ...cells].join(" | ")} |`;
};

/** Lets every contender record a workload once, then replay it in turn, in a fresh process each time; gives a table. */
export const compareOn = async (what: string, rounds: number): Promise<string[]> => {
  const { workload } = (await import(`./workloads/${what}.ts`)) as { workload: Workload };
  const folders = mkdtempSync(join(tmpdir(), "bench-"));
  const outcomes = await recordAll(what, folders);
  for (let round = 0; round < rounds; round++) {
    for (const [name, outcome] of outcomes) {
      if ("unable" in outcome) continue;
      try {
        outcome.rounds.push(await figuresOf([MEASURE, "replay", what, name, ...outcome.place]));
      } catch (error) {
        outcomes.set(name, { unable: reasonOf(error) });
      }
    }
  }
  rmSync(folders, { recursive: true });
  const headings = [
    "contender",
    ...Object.values(workload.columns).map(({ heading }) => heading),
    "× wrapper",
    "× SnapshotAgent",
    "peak memory, MB",
  ];
  return [
    `## ${workload.title}`,
    "",
    `| ${headings.join(" | ")} |`,
    `| --- ${"| ---: ".repeat(headings.length - 1)}|`,
    ...NAMES.map((name) =>
      row(name, outcomes.get(name) ?? { unable: "not run" }, outcomes, workload.columns),
    ),
    "",
    LEGEND,
  ];
};
