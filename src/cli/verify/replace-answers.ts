import { fsStore } from "../../cassette/store.ts";
import type { Cassette } from "../../cassette/cassette.ts";
import type { Redactor } from "../../recorder/redact.ts";
import { openLastLook } from "../../session/last-look.ts";
import type { CallDrift, DriftReport } from "../../upkeep/verify/drift.ts";
import type { Verified } from "../../upkeep/verify/outcome.ts";
import { updateCassette } from "../../upkeep/verify/update.ts";

/** A cassette and where it is. */
export interface Opened {
  /** Absolute. */
  readonly file: string;
  /** Relative to the project, with `/`. */
  readonly path: string;
  readonly cassette: Cassette;
}

type Update = NonNullable<CallDrift["update"]>;

const updatesIn = async (
  { file, path, cassette }: Opened,
  verified: readonly Verified[],
  redactor: Redactor,
): Promise<[string, Update][]> => {
  const { cassette: updated, updates } = updateCassette(cassette, verified);
  const isChanged = updates.values().some((update) => update === "replaced");
  if (isChanged) await fsStore({ lastLook: openLastLook(redactor).look }).write(file, updated);
  return [...updates].map(([index, update]) => [`${path}\n${index + 1}`, update]);
};

/** Writes today's answers into the cassettes in the place of those that drifted; gives the report that says so. */
export const replaceAnswers = async (
  report: DriftReport,
  verified: readonly Verified[],
  opened: readonly Opened[],
  redactor: Redactor,
): Promise<DriftReport> => {
  const drifted = verified.filter((_, index) => report.calls[index]?.state === "drifted");
  const updates = new Map<string, Update>();
  for (const each of opened) {
    const own = drifted.filter(({ planned }) => planned.path === each.path);
    if (own.length === 0) continue;
    for (const [key, update] of await updatesIn(each, own, redactor)) updates.set(key, update);
  }
  const calls = report.calls.map((call) => {
    const update = updates.get(`${call.path}\n${call.call}`);
    return update === undefined ? call : { ...call, update };
  });
  return { ...report, calls };
};
