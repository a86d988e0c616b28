import { pairedBootstrap } from "../../trace/statistics/bootstrap.ts";
import { median } from "../../trace/statistics/spread.ts";
import type { Finding, Measurement, TestReport } from "../report.ts";

/** Fewer tests tell nothing of a suite. */
const LEAST_TESTS = 10;
/** A shift below a tenth is no news: networks and hours of the day differ by as much. */
const LEAST_SHIFT = 1.1;

const isMeasuredAgain = ({ metric, base, head }: Measurement): boolean =>
  metric === "latency" && !(base.length === head.length && base.every((value, at) => value === head[at]));

/** By how much each test took longer, as logarithms of factors, so that halves and doubles weigh the same. */
const shiftsOf = (tests: readonly TestReport[]): number[] =>
  tests
    .flatMap(({ measurements }) => measurements.filter(isMeasuredAgain))
    .map(({ base, head }) => Math.log(median(head) / median(base)))
    .filter(Number.isFinite);

const percent = (log: number): string => `${Math.round(Math.abs(Math.expm1(log)) * 100)} %`;

/**
 * Looks whether the tests that were recorded again took longer on the whole, each held against itself. All of them were
 * measured at another hour, which one test's takes cannot tell from a slower program: a warning at most.
 */
export const judgeSuiteLatency = (tests: readonly TestReport[]): Finding[] => {
  const shifts = shiftsOf(tests);
  if (shifts.length < LEAST_TESTS) return [];
  const { low, high } = pairedBootstrap(shifts);
  const isSlower = low > 0;
  const nearest = isSlower ? low : -high;
  if (nearest < Math.log(LEAST_SHIFT)) return [];
  const [from, to] = isSlower ? [low, high] : [-high, -low];
  return [
    {
      severity: isSlower ? "warning" : "improvement",
      metric: "latency",
      message:
        `Over the ${shifts.length} tests that were recorded again, latency ${isSlower ? "rose" : "fell"} by ` +
        `${percent(isSlower ? from : -from)} to ${percent(isSlower ? to : -to)} (95 % interval).` +
        (isSlower
          ? " The provider may have been slower at that hour; takes of both sides in one hour tell."
          : ""),
    },
  ];
};
