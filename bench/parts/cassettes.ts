import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CONTENDERS, type Name } from "../contenders/table.ts";
import { figuresOf, reasonOf } from "../run-node.ts";
import { spread } from "../statistics.ts";
import { startUpstream } from "../workload.ts";
import type { Figures } from "../workloads/workload.ts";

const MEASURE = join(import.meta.dirname, "measure-cassette.ts");
const MOCKS = new Set<string>(["undici-mock", "msw", "nock"] satisfies Name[]);
/** From here on recording is done once, and not by everyone. */
const MANY = 100_000;
const COUNTS = [10, 1_000, MANY];
/** Why some are not asked for a hundred thousand: what their recorders alone would take. */
const TOO_MANY: Partial<Record<Name, string>> = {
  "vcr-test": "YAML of 200 MB",
  polly: "recording takes time that grows with its square",
  aimock: "a file a request, each read at the start",
  talkback: "a file a request, each read at the start, searched one by one",
  "exodus-replay": "each request is looked for from the first one on",
};

interface Seen {
  readonly saves: Figures[];
  readonly opens: Figures[];
}

const measured = async (name: Name, count: number, rounds: number): Promise<Seen> => {
  const saves: Figures[] = [];
  const opens: Figures[] = [];
  for (let round = 0; round < rounds; round++) {
    const folder = mkdtempSync(join(tmpdir(), "bench-"));
    const upstream = await startUpstream();
    const args = [name, folder, upstream.origin, String(count)];
    try {
      saves.push(await figuresOf([MEASURE, "record", ...args]));
      upstream.close();
      const replays = count === MANY ? rounds : 1;
      for (let at = 0; at < replays; at++) opens.push(await figuresOf([MEASURE, "replay", ...args]));
    } finally {
      upstream.close();
      rmSync(folder, { recursive: true, force: true });
    }
    if (count === MANY) break;
  }
  return { saves, opens };
};

const row = async (name: Name, count: number, rounds: number): Promise<string> => {
  const label = `${CONTENDERS[name]} | ${count.toLocaleString("en")}`;
  const reason = count === MANY ? TOO_MANY[name] : undefined;
  if (reason !== undefined) return `| ${label} | not asked: ${reason} |`;
  try {
    const { saves, opens } = await measured(name, count, rounds);
    const of = (all: readonly Figures[], key: string): number[] => all.map((each) => each[key] ?? NaN);
    const megabytes = of(saves, "bytes").map((bytes) => bytes / 1e6);
    const cells = [
      spread(megabytes, 3),
      spread(of(saves, "save"), 1),
      spread(of(opens, "open"), 1),
      spread(of(opens, "first"), 1),
      spread(of(opens, "later"), 3),
      spread(of(opens, "heap"), 0),
      spread(of(opens, "memory"), 0),
    ];
    return `| ${[label, ...cells].join(" | ")} |`;
  } catch (error) {
    return `| ${label} | cannot: ${reasonOf(error)} |`;
  }
};

/** How files grow: saving, opening, the first answer and later ones. */
export const cassettesPart = async (rounds: number): Promise<string[]> => {
  const names = (Object.keys(CONTENDERS) as Name[]).filter((name) => !MOCKS.has(name));
  const rows: string[] = [];
  for (const count of COUNTS) for (const name of names) rows.push(await row(name, count, rounds));
  return [
    "## Files of 10, 1,000 and 100,000 interactions (1.3 KB out, 2 KB back); of the largest, recording is done once",
    "",
    "| contender | interactions | on the disk, MB | saving, ms | opening, ms | first answer, ms | later ones, ms each | heap, MB | peak memory, MB |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ...rows,
  ];
};
