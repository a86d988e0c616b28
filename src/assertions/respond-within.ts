import type { Call } from "../trace/call.ts";
import { requireNumber, requirePercentile } from "./argument.ts";
import { atMost } from "./bound.ts";
import { type Amount, judgeBudget, type Measured } from "./budget.ts";
import { matcher } from "./matcher.ts";
import { percentileOf } from "./percentile.ts";
import type { CountedSelection, Subject } from "./select.ts";
import { showMs } from "./show.ts";
import { isTrace } from "./subject.ts";

/** What {@link respondWithin} times. */
export interface DurationOptions extends CountedSelection {
  /** Judge this percentile (nearest rank, over 0 to 100) of the calls' durations instead of every one. */
  readonly percentile?: number | undefined;
}

const durationOf = ({ index, timing, interaction }: Call): Amount => {
  if (interaction?.unfinished) return { missing: `call ${index} had not ended when its recording did` };
  if (interaction?.timing.lost) return { missing: `call ${index} was imported without its times` };
  return timing.duration;
};

const fromFirstToLast = (measured: readonly Measured[]): number => {
  const timings = measured.map(({ call }) => call.timing);
  const ends = timings.map(({ start, duration }) => start + duration);
  return Math.max(...ends) - Math.min(...timings.map(({ start }) => start));
};

const togetherOf = (subject: Subject, { percentile, filter }: DurationOptions) => {
  if (percentile !== undefined) return percentileOf(percentile);
  return isTrace(subject) && !filter ? () => subject.duration : fromFirstToLast;
};

/**
 * Every call is answered in full within `ms` milliseconds, as measured while recording; with `percentile`, that share
 * of them is; with `per: "trace"`, the whole trace is done. Failed tries count.
 *
 * @throws `matcherArgument`.
 * @example
 * ```ts
 * expect(trace).toRespondWithin(3_000);
 * expect(trace).toRespondWithin(2_000, { percentile: 95 });
 * expect(trace).toRespondWithin(10_000, { per: "trace" });
 * ```
 * @function
 */
export const respondWithin = matcher(
  "respondWithin",
  (subject: Subject, ms: number, options: DurationOptions = {}) => {
    const percentile = requirePercentile("respondWithin", options.percentile);
    return judgeBudget(subject, {
      of: durationOf,
      noun: percentile === undefined ? "duration" : `duration (percentile ${percentile})`,
      show: showMs,
      bound: atMost(requireNumber("respondWithin", "ms", ms, 0)),
      selection: percentile === undefined ? options : { ...options, per: "trace" },
      per: "call",
      together: togetherOf(subject, options),
      ifMissing: "Record again, and let the program read the answer to its end.",
      ifBroken: "Shorten the answers of the foremost calls, choose a faster model, or raise the limit.",
    });
  },
);
