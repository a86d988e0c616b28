import { compareFigures, figuresOfTrace } from "../../trace/diff/metrics.ts";
import type { Metric, MetricDelta } from "../../trace/diff/trace-diff.ts";
import type { Trace } from "../../trace/trace.ts";
import { defined } from "../../trace/values/json-access.ts";
import { byGravity } from "../findings.ts";
import type { Finding } from "../report.ts";
import type { Pair, Row, RowFigures } from "./page-data.ts";
import type { PageTest } from "./test-detail.ts";

const isOpen = ({ accepted }: Finding): boolean => accepted === undefined;

const folderOf = (path: string): string => path.replace(/(?:^|\/)[^/]*$/, "");

const figures = (trace: Trace | undefined) => (trace ? figuresOfTrace(trace) : {});

const deltasOf = ({ diff, base, head }: PageTest): readonly MetricDelta[] =>
  diff?.metrics ?? compareFigures(figures(base), figures(head));

const sum = (pairs: readonly (Pair | undefined)[]): Pair | undefined => {
  const known = pairs.filter((pair) => pair !== undefined);
  const side = (at: 0 | 1): number | null => {
    const values = known.flatMap((pair) => pair[at] ?? []);
    return values.length > 0 ? values.reduce((total, value) => total + value, 0) : null;
  };
  return known.length > 0 ? [side(0), side(1)] : undefined;
};

const figuresOf = (test: PageTest): RowFigures => {
  const deltas = deltasOf(test);
  const pair = (metric: Metric): Pair | undefined => {
    const found = deltas.find((each) => each.metric === metric);
    return found && [found.base ?? null, found.head ?? null];
  };
  return defined({
    cost: pair("cost"),
    tokens: sum([pair("input"), pair("output")]),
    latency: pair("duration"),
    calls: pair("calls"),
  });
};

/** Takes out of a test what its row in the list shows. */
export const pageRow = (test: PageTest, at: Row["at"]): Row => {
  const { id, kind, file, cassette = "", findings } = test;
  const [gravest] = findings.filter(isOpen).toSorted(byGravity);
  return {
    id,
    file: file ?? (folderOf(cassette) || cassette),
    kind,
    findings,
    figures: figuresOf(test),
    at,
    ...defined({ severity: gravest?.severity }),
    ...(findings.every(isOpen) ? {} : { isAccepted: true }),
  };
};
