import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { storeFile } from "../../cassette/store-file.ts";
import { failure } from "../../errors.ts";
import type { Change, Plan } from "./plan.ts";

/** What was planned is for the text that was shown. */
const proveUnchanged = (place: string, { path, before }: Change): void => {
  const now = existsSync(place) ? readFileSync(place, "utf8") : undefined;
  if (now !== before) throw failure("fileChangedMeanwhile", path);
};

const write = async (cwd: string, change: Change): Promise<void> => {
  const place = join(cwd, change.path);
  // A link stays one.
  await storeFile(existsSync(place) ? realpathSync(place) : place, change.after);
};

/**
 * Does what a plan says: writes its files, each wholly or not at all, and its settings of git.
 *
 * @throws `fileChangedMeanwhile`, before anything is written.
 */
export const applyPlan = async (plan: Plan, cwd: string): Promise<void> => {
  const changes = plan.filter((step) => step.kind === "file");
  for (const change of changes) proveUnchanged(join(cwd, change.path), change);
  for (const change of changes) await write(cwd, change);
  for (const step of plan)
    if (step.kind === "setting")
      execFileSync("git", ["config", "--local", step.name, step.value], { cwd, stdio: "pipe" });
};
