import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { figuresOf } from "../run-node.ts";
import { ratios, spread } from "../statistics.ts";
import type { Figures } from "../workloads/workload.ts";

const MEASURE = join(import.meta.dirname, "measure-suite.ts");
const [FEW, MANY] = [1_000, 10_000] as const;
const COMMANDS = ["check", "diff"] as const;

/** Commands over suites of a thousand and of ten thousand cassettes. */
export const suitesPart = async (rounds: number): Promise<string[]> => {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const seen = new Map<string, Figures[]>();
  for (const count of [FEW, MANY]) await figuresOf([MEASURE, "make", folder, String(count)]);
  for (let round = 0; round < rounds; round++) {
    for (const command of COMMANDS) {
      for (const count of [FEW, MANY]) {
        const figures = await figuresOf([MEASURE, command, folder, String(count)]);
        seen.set(`${command} ${count}`, [...(seen.get(`${command} ${count}`) ?? []), figures]);
      }
    }
  }
  rmSync(folder, { recursive: true });
  const of = (command: string, count: number, key: string): number[] =>
    (seen.get(`${command} ${count}`) ?? []).map((each) => each[key] ?? NaN);
  return [
    `## Suites of ${FEW.toLocaleString("en")} and ${MANY.toLocaleString("en")} cassettes of three calls each (about 8 KB), one of ten reworded`,
    "",
    "| command | cassettes | s | × the smaller suite | peak memory, MB |",
    "| --- | ---: | ---: | ---: | ---: |",
    ...COMMANDS.flatMap((command) =>
      [FEW, MANY].map((count) => {
        const seconds = of(command, count, "ms").map((ms) => ms / 1000);
        const cells = [
          spread(seconds),
          spread(ratios(of(command, count, "ms"), of(command, FEW, "ms")), 1),
          spread(of(command, count, "memory"), 0),
        ];
        return `| llm-replay ${[command, count.toLocaleString("en"), ...cells].join(" | ")} |`;
      }),
    ),
  ];
};
