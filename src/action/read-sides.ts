import { LlmReplayError } from "../errors.ts";
import type { Side } from "../reporters/report.ts";
import { commitSide, type Place, treeSide } from "../reporters/sides/sides.ts";
import { findBase, type Sources } from "./find-base.ts";
import type { Occasion } from "./occasion.ts";
import type { BasePlan, Checkout } from "./plan-base.ts";
import type { Inputs } from "./read-inputs.ts";
import { readRuns } from "./read-runs.ts";

/** Why a side cannot be read is a finding of its own; whatever else goes wrong is not. */
const orProblem = async <T extends object>(
  read: () => T | Promise<T>,
): Promise<T | Required<Pick<Side, "problem">>> => {
  try {
    return await read();
  } catch (error) {
    if (error instanceof LlmReplayError) return { problem: error.message };
    throw error;
  }
};

/** Reads the state of the suite that the head is compared with, from git alone: nothing is checked out. */
export const readBase = async (plan: BasePlan, place: Place, sources: Sources): Promise<Side> => {
  const side = { label: plan.label, chosen: plan.rule, cassettes: new Map<string, never>() };
  const found = await orProblem(() => findBase(plan, sources));
  if ("problem" in found) return { ...side, ...found };
  const { commit, chosen } = found;
  const read = await orProblem(() => commitSide(place, commit, place.dir));
  return { ...side, chosen, revision: commit, ...read };
};

const headLabel = ({ payload, branch }: Occasion): string => {
  const { head } = payload.pull_request ?? {};
  return head?.label ?? head?.ref ?? (branch || "working tree");
};

/** Reads the state of the suite that is checked out, with what the run of its tests showed. */
export const readHead = async (
  occasion: Occasion,
  checkout: Checkout,
  inputs: Pick<Inputs, "run-file">,
  place: Place,
): Promise<Side> => ({
  cassettes: new Map<string, never>(),
  ...(await readRuns(place.cwd, inputs["run-file"])),
  ...(await orProblem(() => treeSide(place, place.dir))),
  label: headLabel(occasion),
  revision: occasion.payload.pull_request?.head.sha ?? checkout.head,
});
