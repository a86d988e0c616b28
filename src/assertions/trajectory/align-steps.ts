import { diffArrays } from "diff";
import { maximumMatching } from "./maximum-matching.ts";

/** The places of an expected step and of the call that is it; one of them alone where it has no partner. */
export interface Aligned {
  readonly expected?: number;
  readonly actual?: number;
}

/** Whether a call is a step, by the places of both. */
export type Fits = (expected: number, actual: number) => boolean;

const upTo = (count: number): number[] => Array.from({ length: count }, (_, place) => place);

/**
 * Puts expected steps and calls side by side so that as many as can be have a partner and all stand in their order: the
 * longest common subsequence (E. W. Myers, Algorithmica 1, 1986), for which `fits` need not be an equality.
 */
export const alignInOrder = (steps: number, calls: number, fits: Fits): Aligned[] => {
  const rows: Aligned[] = [];
  let [expected, actual] = [0, 0];
  for (const { added, removed, count } of diffArrays(upTo(steps), upTo(calls), { comparator: fits }))
    for (let left = count; left > 0; left--)
      rows.push({ ...(!added && { expected: expected++ }), ...(!removed && { actual: actual++ }) });
  return rows;
};

/** Puts expected steps and calls side by side, wherever they stand, so that as many as can be have a partner. */
export const alignInAnyOrder = (steps: number, calls: number, fits: Fits): Aligned[] => {
  const partners = maximumMatching(upTo(steps).map((step) => upTo(calls).map((call) => fits(step, call))));
  const taken = new Set(partners);
  const alone = upTo(calls).filter((call) => !taken.has(call));
  return [
    ...partners.map((actual, expected) => (actual === undefined ? { expected } : { expected, actual })),
    ...alone.map((actual) => ({ actual })),
  ];
};
