import { existsSync, statSync } from "node:fs";
import { relative, resolve } from "node:path";
import { styleText } from "node:util";
import { readAge } from "../../cassette/age.ts";
import { posixPath } from "../../cassette/path.ts";
import { failure } from "../../errors.ts";
import { printBytes } from "../../formats/print-bytes.ts";
import { printableLine } from "../../formats/printable.ts";
import { RealDate } from "../../real-time.ts";
import { printCount } from "../../trace/print-figures.ts";
import { type PruneOptions, reasonToPrune } from "../../upkeep/prune.ts";
import { openCassetteFile } from "../check/open-cassette-file.ts";
import { usedCassettes } from "../check/used-cassettes.ts";
import type { Host } from "../host.ts";
import { cassettesIn } from "../find-cassettes.ts";
import { withProgress } from "../with-progress.ts";
import { orphanedBlobs } from "./orphaned-blobs.ts";
import { type Removal, remove } from "./remove.ts";

/** What is removed. */
export interface PruneCommand {
  /** The folder of the cassettes; default: `cassettes`. */
  readonly dir?: string | undefined;
  /** The run file; default: `.llm-replay/run.json`. */
  readonly run?: string | undefined;
  /** Such as `90d`. */
  readonly olderThan?: string | undefined;
  /** Also what no test of the last run used. */
  readonly unused: boolean;
  /** Remove, instead of saying what would be removed. */
  readonly yes: boolean;
}

const limitsOf = async ({ olderThan, unused, run }: PruneCommand, cwd: string): Promise<PruneOptions> => {
  const limit = olderThan === undefined ? undefined : readAge(olderThan);
  if (olderThan !== undefined && limit === undefined)
    throw failure("flagInvalid", "prune", `--older-than ${olderThan} is no age such as 90d, 4w or 36h`);
  const use = unused ? await usedCassettes(run, cwd) : undefined;
  if (use && "unknown" in use)
    throw failure("flagInvalid", "prune", `--unused cannot be told. ${use.unknown}`);
  return {
    now: RealDate.now(),
    ...(limit !== undefined && { olderThan: limit }),
    ...(use && { used: use.used }),
  };
};

const removals = async (folder: string, options: PruneOptions, host: Host): Promise<Removal[]> => {
  const cwd = resolve(host.cwd());
  const found: Removal[] = orphanedBlobs(folder).map((path) => ({
    path,
    reason: "no cassette names it",
    size: statSync(path).size,
    isCassette: false,
  }));
  for (const path of withProgress(cassettesIn(folder), "cassettes", host)) {
    const { cassette, size } = await openCassetteFile(path, cwd);
    const read = "problem" in cassette ? undefined : cassette;
    const reason = reasonToPrune({ path: posixPath(relative(cwd, path)), cassette: read }, options);
    if (reason !== undefined) found.push({ path, reason, size, isCassette: true });
  }
  return found;
};

const HINT = "; --unused and --older-than look at cassettes too";

const told = (all: readonly Removal[], { yes, unused, olderThan }: PruneCommand, cwd: string): string => {
  const lines = all.map(
    ({ path, reason }) => `${printableLine(posixPath(relative(cwd, path)))}  ${styleText("dim", reason)}`,
  );
  const size = printBytes(all.reduce((sum, each) => sum + each.size, 0));
  const count = printCount(all.length, "file");
  if (all.length === 0) return `nothing to remove${unused || olderThan !== undefined ? "" : HINT}\n`;
  const end = yes ? `removed ${count}, ${size}` : `would remove ${count}, ${size}; --yes removes them`;
  return `${[...lines, end].join("\n")}\n`;
};

/**
 * Removes cassettes that are too old or unused, bodies that no cassette names, and folders that this leaves empty; without
 * `yes` it only says what would go. Gives the exit code.
 *
 * @throws `flagInvalid`, also where it is not known what is used; what `findCassettes`, the store and `readRunFile` throw.
 */
export const prune = async (command: PruneCommand, host: Host): Promise<number> => {
  const cwd = resolve(host.cwd());
  const folder = resolve(cwd, command.dir ?? "cassettes");
  if (!existsSync(folder)) throw failure("cassetteMissing", command.dir ?? "cassettes", ".");
  const all = await removals(folder, await limitsOf(command, cwd), host);
  if (command.yes) for (const each of all) await remove(each, folder);
  host.stdout.write(told(all, command, cwd));
  return 0;
};
