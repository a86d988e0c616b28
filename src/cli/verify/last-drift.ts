import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { failure } from "../../errors.ts";
import { publishBeside } from "../../reporters/publish.ts";
import type { DriftReport } from "../../upkeep/verify/drift.ts";
import { printDriftJson } from "./print-drift.ts";

const NAME = "verify.json";
const SHOWN = `.llm-replay/${NAME}`;

/** Keeps what was found beside the run file, for `--only drifted`. */
export const keepDrift = (root: string, report: DriftReport): Promise<string> =>
  publishBeside(root, NAME, printDriftJson(report));

const isReport = (value: unknown): value is Pick<DriftReport, "calls"> =>
  typeof value === "object" && value !== null && "calls" in value && Array.isArray(value.calls);

/**
 * Reads what was found the last time.
 *
 * @throws `verifyNeverRun` where there is nothing that can be read.
 */
export const lastDrift = async (root: string): Promise<Pick<DriftReport, "calls">> => {
  try {
    const read: unknown = JSON.parse(await readFile(join(root, ".llm-replay", NAME), "utf8"));
    if (isReport(read)) return read;
  } catch {
    // Told below.
  }
  throw failure("verifyNeverRun", SHOWN);
};
