import { benjaminiHochberg } from "../../trace/statistics/benjamini-hochberg.ts";
import { mannWhitney } from "../../trace/statistics/mann-whitney.ts";
import { logSpread, shiftRatio } from "../../trace/statistics/shift.ts";
import { median, robustDistance } from "../../trace/statistics/spread.ts";
import { takesNeeded } from "../../trace/statistics/takes-needed.ts";
import { defined } from "../../trace/values/json-access.ts";
import type { Measurement } from "../report.ts";
import { isOutOfBound, isPast, type Limit, type Limits } from "../thresholds.ts";

/** One figure of one test, measured on both sides. */
export interface Measured {
  readonly metric: string;
  readonly base: readonly number[];
  readonly head: readonly number[];
  readonly limits: Limits;
}

/** Robust standard deviations from which on a measurement is an outlier (B. Iglewicz and D. Hoaglin, 1993). */
const OUTLYING = 3.5;

const isScore = (metric: string): boolean => metric.startsWith("score ");

const limitOf = ({ metric, limits }: Measured): Limit =>
  isScore(metric) ? limits.score : metric === "firstChunk" ? limits.firstChunk : limits.latency;

/** Times are compared as factors, scores by their difference; the middle of all pairs of measurements. */
const shiftOf = ({ metric, base, head }: Measured): number =>
  isScore(metric)
    ? median(base.flatMap((before) => head.map((after) => after - before)))
    : shiftRatio(base, head);

/** The figure's middle on both sides, with a worse one always the greater. */
const middles = ({ metric, base }: Measured, shift: number): readonly [number, number] => {
  const from = median(base);
  return isScore(metric) ? [-from, -from - shift] : [from, from * shift];
};

const isSingle = ({ base, head }: Measured): boolean => base.length < 2 || head.length < 2;

/** A score says nothing in terms of a factor, so how many more of it are needed is not computed. */
const needed = (each: Measured, shift: number): number | undefined => {
  const { metric, base, head } = each;
  if (isScore(metric) || !(shift > 0) || shift === 1) return undefined;
  const spread = Math.max(logSpread(base), logSpread(head));
  return takesNeeded({ ratio: shift, spread });
};

const singleLimitOf = ({ metric, limits }: Measured): Limit =>
  isScore(metric) ? limits.score : metric === "firstChunk" ? limits.singleFirstChunk : limits.singleLatency;

const isOut = ({ metric, head }: Measured, limit: Limit): boolean =>
  isOutOfBound(limit, median(head), isScore(metric));

const brokenBound = (each: Measured): number | undefined => {
  const limit = isSingle(each) ? singleLimitOf(each) : limitOf(each);
  return limit !== false && isOut(each, limit) ? limit.bound : undefined;
};

const singleVerdict = (each: Measured, [from, to]: readonly [number, number]): Measurement["verdict"] => {
  const limit = singleLimitOf(each);
  return isPast(limit, from, to) || isOut(each, limit) ? "worse" : "single";
};

const isFewer = ({ base, head }: Measured, takes: number | undefined): boolean =>
  takes !== undefined && Math.min(base.length, head.length) < takes;

/** Of several measurements on both sides: worse or better past the least effect and not by chance. */
const takenVerdict = (
  each: Measured,
  [from, to]: readonly [number, number],
  { isSure, takes }: { readonly isSure: boolean; readonly takes: number | undefined },
): Measurement["verdict"] => {
  const limit = limitOf(each);
  const isWorse = isPast(limit, from, to);
  if (isOut(each, limit) || (isSure && isWorse)) return "worse";
  if (isSure && isPast(limit, to, from)) return "better";
  return isWorse && isFewer(each, takes) ? "undecided" : "same";
};

const judged = (each: Measured, probability: number | undefined, alpha: number): Measurement => {
  const { metric, base, head } = each;
  const shift = shiftOf(each);
  const step = middles(each, shift);
  const takes = needed(each, shift);
  const isSure = probability !== undefined && probability <= alpha;
  const verdict = isSingle(each) ? singleVerdict(each, step) : takenVerdict(each, step, { isSure, takes });
  return {
    metric,
    unit: isScore(metric) ? "" : "ms",
    base,
    head,
    ...(Number.isFinite(shift) && { shift }),
    verdict,
    outliers: head.filter((value) => Math.abs(robustDistance(value, base) ?? 0) > OUTLYING).length,
    ...defined({
      probability,
      bound: brokenBound(each),
      takesNeeded: verdict === "undecided" ? takes : undefined,
    }),
  };
};

const isRepeated = ({ base, head }: Measured): boolean =>
  base.length === head.length && base.every((value, index) => value === head[index]);

/**
 * Judges all figures of a suite that vary from run to run, each a regression only where it is past its least effect and
 * not by chance: by ranks, corrected for their number. What was not measured again is no comparison. With a single
 * measurement on a side it is judged by its limit alone; too few takes are said to be too few.
 *
 * @see mannWhitney, benjaminiHochberg
 */
export const judgeMeasured = (figures: readonly Measured[], alpha: number): Measurement[] => {
  const tested = figures.filter((each) => !isSingle(each) && !isRepeated(each));
  const raw = tested.map(({ base, head }) => mannWhitney(base, head));
  const probabilities = new Map(benjaminiHochberg(raw).map((each, index) => [tested[index], each]));
  return figures.map((each) => judged(each, probabilities.get(each), alpha));
};
