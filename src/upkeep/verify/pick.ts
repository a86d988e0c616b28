import type { DriftReport } from "./drift.ts";
import { isStep, type Planned, type Step } from "./step.ts";

const keyOf = (path: string, call: number, recordedAt: string): string => `${path}\n${call}\n${recordedAt}`;

const keyOfPlanned = ({ path, index, recorded }: Planned): string =>
  keyOf(path, index + 1, recorded.recordedAt);

/** Keeps the calls that are wanted, and those whose ids they need. */
const withGivers = (planned: readonly Planned[], wanted: ReadonlySet<Planned>): readonly Planned[] => {
  const kept = new Set(wanted);
  for (const each of planned.toReversed()) {
    if (!kept.has(each) || !isStep(each)) continue;
    for (const { giver } of each.needs) {
      const found = planned.find(({ path, index }) => path === each.path && index === giver);
      if (found) kept.add(found);
    }
  }
  return planned.filter((each) => kept.has(each));
};

/** Keeps the calls that had drifted when they were last verified, and those whose ids they need. */
export const drifted = (
  planned: readonly Planned[],
  { calls }: Pick<DriftReport, "calls">,
): readonly Planned[] => {
  const last = new Set(
    calls.flatMap(({ state, path, call, recordedAt }) =>
      state === "drifted" ? [keyOf(path, call, recordedAt)] : [],
    ),
  );
  return withGivers(planned, new Set(planned.filter((each) => last.has(keyOfPlanned(each)))));
};

/** Keeps `count` of the calls that can be sent, picked at random, and those whose ids they need. `random` gives from 0 to 1. */
export const sampled = (
  planned: readonly Planned[],
  count: number,
  random: () => number,
): readonly Planned[] => {
  const drawn = planned
    .filter(isStep)
    .map((step): [Step, number] => [step, random()])
    .toSorted(([, a], [, b]) => a - b)
    .slice(0, count);
  return withGivers(planned, new Set(drawn.map(([step]) => step)));
};
