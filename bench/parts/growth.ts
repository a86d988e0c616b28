import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dump } from "js-yaml";
import type { Exchange } from "../contenders/plain-recording.ts";
import { figuresOf } from "../run-node.ts";
import { spread } from "../statistics.ts";
import { startUpstream } from "../workload.ts";

const MEASURE = join(import.meta.dirname, "measure-agent.ts");
const TURNS = [50, 100, 200];

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(2);

/** The file that vcrpy would write: `kevin1024/vcrpy`, `vcr/serializers/yamlserializer.py`, interactions as in `serialize.py`. */
const asVcrpy = (origin: string, exchanges: readonly Exchange[]): string =>
  dump({
    interactions: exchanges.map(({ path, sent, status, headers, chunks }) => ({
      request: {
        body: sent,
        headers: { "content-type": ["application/json"], host: [new URL(origin).host] },
        method: "POST",
        uri: `${origin}${path}`,
      },
      response: {
        body: { string: chunks.join("") },
        headers: Object.fromEntries(headers.map(([name, value]) => [name, [value]])),
        status: { code: status, message: "OK" },
      },
    })),
    version: 1,
  });

/** How the file of an agent's run grows with its turns, spans included, beside the same run as others keep it. */
export const growthPart = async (rounds: number): Promise<string[]> => {
  const rows: string[] = [];
  for (const turns of TURNS) {
    const folder = mkdtempSync(join(tmpdir(), "bench-"));
    const upstream = await startUpstream();
    const run = (phase: string, name: string) =>
      figuresOf([MEASURE, phase, name, folder, upstream.origin, String(turns)]);
    await run("record", "ours");
    const polly = (await run("record", "polly"))["bytes"] ?? NaN;
    await run("record", "msw");
    const plain = JSON.parse(readFileSync(join(folder, "plain.json"), "utf8")) as Exchange[];
    const vcrpy = Buffer.byteLength(asVcrpy(upstream.origin, plain));
    upstream.close();
    const replays: number[] = [];
    for (let round = 0; round < rounds; round++)
      replays.push((await run("replay", "ours"))["perTurn"] ?? NaN);
    const ours = statSync(join(folder, "bench.json")).size;
    const share = (other: number): string => `${((ours / other) * 100).toFixed(1)} %`;
    rows.push(
      `| ${[turns, megabytes(ours), megabytes(vcrpy), share(vcrpy), megabytes(polly), share(polly), spread(replays, 3)].join(" | ")} |`,
    );
    rmSync(folder, { recursive: true });
  }
  return [
    "## Growth: an agent's run whose every turn sends the whole history, with a span a turn that holds it too",
    "",
    "| turns | llm-replay with spans, MB | vcrpy, MB | share | Polly.js, MB | share | replaying, ms a turn |",
    "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ...rows,
    "",
    "The others keep no spans. Polly.js recorded the run itself; vcrpy's file is put together in its format from what was sent.",
  ];
};
