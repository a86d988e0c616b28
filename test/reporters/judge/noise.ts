import { normalQuantile } from "../../../src/trace/statistics/normal.ts";
import { seededRandom } from "../../../src/trace/statistics/bootstrap.ts";
import { judgeMeasured, type Measured } from "../../../src/reporters/judge/judge-measured.ts";
import { DEFAULT_THRESHOLDS } from "../../../src/reporters/thresholds.ts";

/** How a suite is simulated. */
export interface Simulation {
  readonly suites: number;
  readonly tests: number;
  readonly takes: number;
  /** The standard deviation of the logarithms. */
  readonly spread: number;
  /** What the head's latency of every test is multiplied by; default: nothing. */
  readonly shift?: number;
  readonly seed?: number;
}

/** Counts the suites in which at least one test is said to be slower. */
export const countAlarms = ({ suites, tests, takes, spread, shift = 1, seed = 7 }: Simulation): number => {
  const random = seededRandom(seed);
  const sample = (factor: number) =>
    Array.from({ length: takes }, () => 800 * factor * Math.exp(spread * normalQuantile(random() || 0.5)));
  const suite = (): Measured[] =>
    Array.from({ length: tests }, () => ({
      metric: "latency",
      base: sample(1),
      head: sample(shift),
      limits: DEFAULT_THRESHOLDS.test,
    }));
  const isAlarm = () =>
    judgeMeasured(suite(), DEFAULT_THRESHOLDS.alpha).some(({ verdict }) => verdict === "worse");
  return Array.from({ length: suites }, isAlarm).filter(Boolean).length;
};
