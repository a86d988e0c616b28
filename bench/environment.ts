import { execFileSync } from "node:child_process";
import { arch, cpus, loadavg, platform, totalmem } from "node:os";
import { versionOf } from "./rivals.ts";

const RIVALS = [
  "undici",
  "@exodus/replay",
  "vcr-test",
  "@pollyjs/core",
  "@copilotkit/aimock",
  "msw",
  "nock",
  "talkback",
];

const commit = (): string => {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], {
      cwd: import.meta.dirname,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return "no commit";
  }
};

/** Says in one line what was measured where. */
export const environment = (rounds: number): string =>
  `_${rounds} rounds, interleaved, a fresh process each: median (least–most), ratios round by round. ` +
  `llm-replay at ${commit()}, ${RIVALS.map((name) => `${name} ${versionOf(name)}`).join(", ")}; ` +
  `Node ${process.version}, ${platform()} ${arch()}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown CPU"}, ` +
  `${Math.round(totalmem() / 2 ** 30)} GB, load ${(loadavg()[0] ?? NaN).toFixed(1)}, ${new Date().toISOString().slice(0, 10)}._`;
