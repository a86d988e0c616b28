import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CONTENDERS, type Name } from "../contenders/table.ts";
import { figuresOf, reasonOf } from "../run-node.ts";
import { ratios, spread } from "../statistics.ts";
import { startUpstream } from "../workload.ts";
import type { Figures } from "../workloads/workload.ts";

/** Those that record; mocks do not. */
const NAMES = [
  "ours",
  "undici-snapshot",
  "exodus-replay",
  "vcr-test",
  "polly",
  "aimock",
  "talkback",
] as const satisfies readonly Name[];
const MEASURE = join(import.meta.dirname, "../measure.ts");

const recordOnce = async (name: string, origin: string): Promise<Figures> => {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    return await figuresOf([MEASURE, "record", "recording", name, folder, origin]);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const row = (label: string, rounds: readonly Figures[], direct: readonly Figures[]): string => {
  const of = (all: readonly Figures[], key: string): number[] => all.map((figures) => figures[key] ?? NaN);
  const more = of(rounds, "first").map((first, round) => first - (of(direct, "first")[round] ?? NaN));
  const cells = [
    spread(of(rounds, "first")),
    spread(more),
    spread(ratios(of(rounds, "all"), of(direct, "all")), 3),
    spread(ratios(of(rounds, "thinking"), of(direct, "thinking")), 3),
    spread(of(rounds, "backToBack"), 3),
    spread(ratios(of(rounds, "backToBack"), of(direct, "backToBack"))),
    spread(of(rounds, "memory"), 0),
  ];
  return `| ${[label, ...cells].join(" | ")} |`;
};

/** What recording costs the program that is recorded, beside `fetch` with no tool. */
export const recordingPart = async (rounds: number): Promise<string[]> => {
  const upstream = await startUpstream();
  const seen = new Map<string, Figures[]>(["direct", ...NAMES].map((name) => [name, []]));
  const unable = new Map<string, string>();
  for (let round = 0; round < rounds; round++) {
    for (const [name, figures] of seen) {
      if (unable.has(name)) continue;
      await recordOnce(name, upstream.origin).then(
        (each) => figures.push(each),
        (error) => unable.set(name, reasonOf(error)),
      );
    }
  }
  upstream.close();
  const direct = seen.get("direct") ?? [];
  return [
    "## Recording: streams of 40 events 2 ms apart, then twice 600 JSON requests, 16 at once, answered after 100 ms and at once",
    "",
    "| contender | first chunk, ms | later than without, ms | whole stream, × without | JSON after 100 ms, × without | JSON at once, ms per request | × without | peak memory, MB |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    row("no tool", direct, direct),
    ...NAMES.map((name) => {
      const reason = unable.get(name);
      if (reason !== undefined) return `| ${CONTENDERS[name]} | cannot: ${reason} |`;
      return row(CONTENDERS[name], seen.get(name) ?? [], direct);
    }),
  ];
};
