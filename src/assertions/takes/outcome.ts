import { inspect, types } from "node:util";
import type { Verdict } from "../verdict.ts";

/** How a take went: whether it passed, or a verdict about it. */
export type Take = boolean | Pick<Verdict, "pass" | "unjudged" | "message">;

/** What came of a take. */
export interface Outcome {
  /** Absent where that is not known. */
  readonly passed?: boolean;
  /** Why it failed, or why it is not known whether it passed. */
  readonly reason?: string;
}

const isVerdict = (value: unknown): value is Exclude<Take, boolean> =>
  typeof value === "object" && value !== null && "pass" in value && typeof value.pass === "boolean";

const firstLine = (text: unknown): string => String(text).split("\n", 1)[0] ?? "";

/** Reads what a take gave. */
export const outcomeOf = (take: unknown): Outcome => {
  if (typeof take === "boolean") return { passed: take };
  if (!isVerdict(take))
    return {
      reason: types.isPromise(take)
        ? "it is a promise: await it first"
        : `it gave ${inspect(take, { depth: 0, breakLength: Infinity })}, not true, false or a verdict`,
    };
  const reason = firstLine(take.message ?? "");
  if (take.unjudged) return { reason };
  return take.pass ? { passed: true } : { passed: false, reason };
};

/** What chai's `expect(…)` gives back when it holds, so that `() => expect(…).toBe(…)` is a take. */
const isAssertion = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "__flags" in value;

/** A take that ended without a word passed. */
const outcomeOfRun = (given: unknown): Outcome =>
  given === undefined || isAssertion(given) ? { passed: true } : outcomeOf(given);

/** Runs a task so often, one run after the other; one that throws, as a failed assertion does, failed. */
export const runTakes = async (task: () => unknown, times: number): Promise<Outcome[]> => {
  const outcomes: Outcome[] = [];
  for (let take = 0; take < times; take++) {
    try {
      outcomes.push(outcomeOfRun(await task()));
    } catch (error) {
      outcomes.push({ passed: false, reason: firstLine(types.isNativeError(error) ? error.message : error) });
    }
  }
  return outcomes;
};
