/**
 * `npm run bench`: every contender records once, then all replay in turn, each time in a fresh process, round after
 * round; medians and ratios to the wrapper are printed and written to `RESULTS.md`.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { arch, cpus, platform, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { REQUESTS, startUpstream } from "./workload.ts";

const ROUNDS = 9;
const CONTENDERS = ["wrapper", "ours", "undici-snapshot"] as const;
type Name = (typeof CONTENDERS)[number];

const folder = mkdtempSync(join(tmpdir(), "bench-"));
const upstream = await startUpstream();

const measure = async (phase: "record" | "replay", name: Name): Promise<string> => {
  const script = join(import.meta.dirname, "measure.ts");
  const env = { ...process.env, CI: "", LLM_REPLAY_MODE: "" };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [script, phase, name, folder, upstream.origin],
    { env },
  );
  return stdout;
};

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

const times: Record<Name, number[]> = { wrapper: [], ours: [], "undici-snapshot": [] };
for (const name of CONTENDERS) await measure("record", name);
upstream.close();
for (let round = 0; round < ROUNDS; round++) {
  for (const name of CONTENDERS) {
    times[name].push((JSON.parse(await measure("replay", name)) as { perRequest: number }).perRequest);
  }
}
rmSync(folder, { recursive: true });

/** Ratios are taken round by round, so that a slow moment of the machine hits both sides. */
const ratioTo = (name: Name, other: Name): string => {
  const ratios = times[name].map((time, round) => time / (times[other][round] ?? NaN));
  return `${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)})`;
};

const rows = CONTENDERS.map(
  (name) =>
    `| ${name} | ${median(times[name]).toFixed(3)} | ${ratioTo(name, "wrapper")} | ${ratioTo(name, "undici-snapshot")} |`,
);
const report = [
  "# Benchmarks",
  "",
  `Node ${process.version}, ${platform()} ${arch()}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown CPU"}. ` +
    `${ROUNDS} rounds, interleaved, a fresh process each; median, and ratio round by round (least–most).`,
  "",
  `## Replay of ${REQUESTS} distinct JSON requests (1.3 KB out, 2 KB back), one after the other; the second half is timed`,
  "",
  "| contender | ms per request | × wrapper | × undici SnapshotAgent |",
  "| --- | ---: | ---: | ---: |",
  ...rows,
  "",
].join("\n");
console.log(report);
writeFileSync(join(import.meta.dirname, "RESULTS.md"), report);
