/**
 * `npm run bench`: measures this package beside others, part by part, and writes what came of it to `RESULTS.md`.
 * `npm run bench -- --only json,sse` takes some parts, whose sections alone are written anew; `--rounds 9` takes more rounds,
 * `--out file.md` writes elsewhere. The package is measured as it is built.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { environment } from "./environment.ts";
import { PARTS } from "./parts/table.ts";
import { installRivals } from "./rivals.ts";
import { mergeSections, type Section } from "./sections.ts";

/** Fewer give no median worth telling. */
const ROUNDS = 7;

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    rounds: { type: "string", default: String(ROUNDS) },
    out: { type: "string", default: join(import.meta.dirname, "RESULTS.md") },
  },
});
const rounds = Number(values.rounds);
const chosen = values.only?.split(",") ?? Object.keys(PARTS);
const unknown = chosen.filter((name) => !(name in PARTS));
if (unknown.length > 0)
  throw new Error(`no part is called ${unknown.join(", ")}; there are ${Object.keys(PARTS).join(", ")}`);
if (!existsSync(join(import.meta.dirname, "../dist/index.js")))
  throw new Error("there is no dist/: run npm run build first");

installRivals();
for (const name of chosen) {
  const start = performance.now();
  const lines = (await PARTS[name]?.(rounds)) ?? [];
  const took = ((performance.now() - start) / 1000).toFixed(0);
  const section: Section = { name, lines: [...lines, "", environment(rounds)] };
  const before = existsSync(values.out) ? readFileSync(values.out, "utf8") : "";
  writeFileSync(values.out, mergeSections(before, section, Object.keys(PARTS)));
  console.log(`${section.lines.join("\n")}\n(${name}: ${took} s)\n`);
}
