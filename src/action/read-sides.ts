import { LlmReplayError } from "../errors.ts";
import type { Side } from "../reporters/report.ts";
import { commitSide, type Place, treeSide } from "../reporters/sides/sides.ts";
import { findBase, type Sources } from "./find-base.ts";
import type { Occasion } from "./occasion.ts";
import { type Checkout, planBase } from "./plan-base.ts";
import type { Inputs } from "./read-inputs.ts";
import { readRuns } from "./read-runs.ts";

/** Why a side cannot be read is a finding of its own; whatever else goes wrong is not. */
const problemOf = (error: unknown): string => {
  if (error instanceof LlmReplayError) return error.message;
  throw error;
};

/** Reads the state of the suite that the head is compared with, from git alone: nothing is checked out. */
export const readBase = async (
  occasion: Occasion,
  checkout: Checkout,
  inputs: Pick<Inputs, "base">,
  place: Place,
  sources: Sources,
): Promise<Side> => {
  const plan = planBase(occasion, checkout, inputs.base);
  const nothing = { label: plan.label, chosen: plan.rule, cassettes: new Map<string, never>() };
  try {
    const { commit, chosen } = await findBase(plan, sources);
    const side = { label: plan.label, chosen, revision: commit, cassettes: new Map<string, never>() };
    try {
      return { ...side, ...commitSide(place, commit, place.dir) };
    } catch (error) {
      return { ...side, problem: problemOf(error) };
    }
  } catch (error) {
    return { ...nothing, problem: problemOf(error) };
  }
};

const headLabel = ({ payload, branch }: Occasion): string => {
  const { head } = payload.pull_request ?? {};
  return head?.label ?? head?.ref ?? (branch || "working tree");
};

/** Reads the state of the suite that is checked out, with what the run of its tests showed. */
export const readHead = async (
  { payload, ...occasion }: Occasion,
  checkout: Checkout,
  inputs: Pick<Inputs, "run-file">,
  place: Place,
): Promise<Side> => {
  const runs = await readRuns(place.cwd, inputs["run-file"]);
  const side = {
    label: headLabel({ payload, ...occasion }),
    revision: payload.pull_request?.head.sha ?? checkout.head,
    cassettes: new Map<string, never>(),
    ...runs,
  };
  try {
    return { ...side, ...treeSide(place, place.dir), label: side.label };
  } catch (error) {
    return { ...side, problem: problemOf(error) };
  }
};
