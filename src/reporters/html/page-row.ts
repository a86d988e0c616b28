import type { Metric } from "../../trace/diff/trace-diff.ts";
import { median } from "../../trace/statistics/spread.ts";
import type { Trace } from "../../trace/trace.ts";
import { defined } from "../../trace/values/json-access.ts";
import { figuresOfTest } from "../figures-of-test.ts";
import { gravestOf, isOpen } from "../gravity.ts";
import type { Pair, Row, RowFigures } from "./page-data.ts";
import type { PageTest } from "./test-detail.ts";

const folderOf = (path: string): string => path.replace(/(?:^|\/)[^/]*$/, "");

const sum = (pairs: readonly (Pair | undefined)[]): Pair | undefined => {
  const known = pairs.filter((pair) => pair !== undefined);
  const side = (at: 0 | 1): number | null => {
    const values = known.flatMap((pair) => pair[at] ?? []);
    return values.length > 0 ? values.reduce((total, value) => total + value, 0) : null;
  };
  return known.length > 0 ? [side(0), side(1)] : undefined;
};

const callTime = ({ calls }: Trace): number | undefined => {
  const recorded = calls.filter(({ interaction }) => interaction !== undefined);
  const isKnown = recorded.length > 0 && recorded.every(({ interaction }) => !interaction?.timing.lost);
  return isKnown ? recorded.reduce((sum, { timing }) => sum + timing.duration, 0) : undefined;
};

/** As it was judged; of a side that is alone, as it was recorded. */
const latencyOf = ({ measurements, base, head }: PageTest): Pair | undefined => {
  const measured = measurements.find(({ metric }) => metric === "latency");
  if (measured) return [median(measured.base), median(measured.head)];
  const [before, after] = [base && callTime(base), head && callTime(head)];
  return before === undefined && after === undefined ? undefined : [before ?? null, after ?? null];
};

const figuresOf = (test: PageTest): RowFigures => {
  const deltas = figuresOfTest(test);
  const pair = (metric: Metric): Pair | undefined => {
    const found = deltas.find((each) => each.metric === metric);
    return found && [found.base ?? null, found.head ?? null];
  };
  return defined({
    cost: pair("cost"),
    tokens: sum([pair("input"), pair("output")]),
    latency: latencyOf(test),
    calls: pair("calls"),
  });
};

/** Takes out of a test what its row in the list shows. */
export const pageRow = (test: PageTest, at: Row["at"]): Row => {
  const { id, kind, file, cassette = "", findings } = test;
  return {
    id,
    file: file ?? (folderOf(cassette) || cassette),
    kind,
    findings,
    figures: figuresOf(test),
    at,
    ...defined({ severity: gravestOf(findings) }),
    ...(findings.every(isOpen) ? {} : { isAccepted: true }),
  };
};
