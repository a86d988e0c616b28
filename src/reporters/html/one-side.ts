import { figuresOfTrace } from "../../trace/diff/metrics.ts";
import { textComparer } from "../../trace/diff/text-comparer.ts";
import { priceTable } from "../../trace/prices/price-table.ts";
import type { Prices } from "../../trace/prices/own-prices.ts";
import { defined } from "../../trace/values/json-access.ts";
import { draftOf } from "../draft.ts";
import { knownTests } from "../known-tests.ts";
import { loneTests } from "../lone-tests.ts";
import { unpricedNotes } from "../notes-of.ts";
import { thresholdsFor } from "../parse-thresholds.ts";
import type { Recording, Side } from "../report.ts";
import { sideInfo } from "../side-info.ts";
import { sumFigures } from "../suite-totals.ts";
import { standing } from "../test-report.ts";
import type { PageSource } from "./html-page.ts";
import type { PageTest } from "./test-detail.ts";

const NOTHING: Side = { label: "", cassettes: new Map() };

const readTest = (head: Side, prices: Prices | undefined) => {
  const known = { base: knownTests(NOTHING), head: knownTests(head) };
  const thresholds = thresholdsFor(head.run);
  const given = { base: NOTHING, head, known, prices, thresholds, texts: textComparer() };
  return ([path, recording]: readonly [string, Recording]): PageTest => {
    const { id, run, head: trace } = draftOf({ path, head: recording }, given);
    const reason = "problem" in recording ? recording.problem : undefined;
    const kind = run?.state === "failed" || reason !== undefined ? "failed" : "recorded";
    return {
      id,
      kind,
      cassette: path,
      measurements: [],
      findings: kind === "recorded" ? [] : standing(kind),
      ...defined({ file: run?.file, line: run?.line, reason, head: trace, run }),
    };
  };
};

const inOrder = (a: PageTest, b: PageTest): number =>
  b.findings.length - a.findings.length || (a.id < b.id ? -1 : 1);

/**
 * Makes the page of one state of a suite: its tests as they were recorded, with nothing to compare them with. `prices` are
 * the user's own.
 */
export const oneSide = (side: Side, prices?: Prices, title = "llm-replay"): PageSource => {
  const lone = loneTests(NOTHING, side, thresholdsFor(side.run));
  const tests = [...[...side.cassettes].map(readTest(side, prices)), ...lone].toSorted(inOrder);
  const traces = tests.flatMap(({ head }) => head ?? []);
  return {
    title,
    head: sideInfo(side),
    totals: sumFigures(traces.map(figuresOfTrace)),
    findings: [],
    notes: unpricedNotes(traces.flatMap(({ calls }) => calls)),
    prices: priceTable(),
    tests,
  };
};
