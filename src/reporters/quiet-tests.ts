import { printCount } from "../trace/print-figures.ts";
import { median } from "../trace/statistics/spread.ts";
import { loneSide } from "./lone-side.ts";
import type { Measurement, PlainTest } from "./report.ts";
import { showGrowth } from "./show-figure.ts";

/** Tells whether nothing is to be said of a test but that its times vary, as times do. */
export const isQuiet = ({ kind, findings, measurements }: PlainTest): boolean =>
  kind === "unchanged" &&
  findings.every(({ severity }) => severity === "info") &&
  measurements.every(({ verdict }) => verdict !== "undecided");

const shareOf = ({ base, head }: Measurement): number => median(head) / median(base);

const groundOf = (latencies: readonly Measurement[]): string => {
  if (latencies.some(({ verdict }) => verdict !== "single")) return "within limits";
  const [lone, ...others] = new Set(latencies.map(loneSide));
  return `single measurements${lone === undefined || others.length > 0 ? "" : ` of the ${lone}`}`;
};

/** The least and the greatest growth of latency, where any was measured again. */
const rangeOf = (tests: readonly PlainTest[]): string => {
  const latencies = tests.flatMap((each) => each.measurements.filter(({ metric }) => metric === "latency"));
  const shares = latencies.map(shareOf).filter((share) => Number.isFinite(share) && share !== 1);
  if (shares.length === 0) return "";
  const ends = [Math.min(...shares), Math.max(...shares)].map((share) => showGrowth(1, share));
  return `; latency ${[...new Set(ends)].join(" to ")}, ${groundOf(latencies)}`;
};

/** Tells of all quiet tests in one line: `6 tests unchanged; latency −33 % to +21 %, single measurements.` */
export const quietLine = (tests: readonly PlainTest[]): string =>
  `${printCount(tests.length, "test")} unchanged${rangeOf(tests)}.`;
