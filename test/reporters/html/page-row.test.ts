import { expect, test } from "vitest";
import { buildReport } from "../../../src/reporters/build-report.ts";
import { oneSide } from "../../../src/reporters/html/one-side.ts";
import { pageRow } from "../../../src/reporters/html/page-row.ts";
import type { PageTest } from "../../../src/reporters/html/test-detail.ts";
import { type Turn, user } from "../../trace/diff/conversation.ts";
import { cassetteOf, sideOf, type Suite, takesOf } from "../suites.ts";

const suite = (durations: readonly number[], takes: readonly number[] = []): Suite => ({
  "cassettes/a/asks.json": cassetteOf(
    durations.map((duration): Turn => ({ messages: [user("May I?")], text: "Yes.", duration })),
    takesOf(takes),
  ),
});

const compared = (base: Suite, head: Suite): readonly PageTest[] =>
  buildReport({ base: sideOf("main", base), head: sideOf("here", head) }).tests;

const latencies = (tests: readonly PageTest[]) => tests.map((test) => pageRow(test, [0, 0]).figures.latency);

test("the latency in the list is the one that is judged: the median of all takes", () => {
  expect(latencies(compared(suite([100], [300, 310]), suite([500])))).toEqual([[300, 500]]);
});

test("of a side that is alone it is what its calls took together", () => {
  expect(latencies(compared({}, suite([100, 50])))).toEqual([[null, 150]]);
  expect(latencies(oneSide(sideOf("here", suite([100, 50]))).tests)).toEqual([[null, 150]]);
});

test("what was accepted does not mark a test, but is told", () => {
  const [test] = compared(suite([100]), suite([5000]));
  const findings = test?.findings.map((each) => ({ ...each, accepted: "why" })) ?? [];
  expect(test && pageRow(test, [0, 0])).toMatchObject({ severity: "regression" });
  const row = test && pageRow({ ...test, findings }, [0, 0]);
  expect([row?.severity, row?.isAccepted]).toEqual([undefined, true]);
});
