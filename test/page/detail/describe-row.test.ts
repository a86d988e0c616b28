import { expect, test } from "vitest";
import { changeOfRow, kindOfRow, problemsOfRow } from "../../../src/page/detail/describe-row.ts";
import type { TraceRow } from "../../../src/page/detail/trace-rows.ts";
import { callDetail, callPair, spanDetail } from "./details.ts";

const row = (given: Partial<TraceRow>): TraceRow => ({
  key: "h s1",
  level: 1,
  siblings: 1,
  place: 1,
  ...given,
});

test("a line is a model's, a tool's, a judge's or any other", () => {
  const tool = spanDetail({ attributes: { "gen_ai.operation.name": "execute_tool" } });
  expect([
    kindOfRow(row({ head: spanDetail(), call: 0 }), callPair()),
    kindOfRow(row({ head: tool }), undefined),
    kindOfRow(row({ head: spanDetail(), call: -1 }), undefined),
    kindOfRow(row({ base: spanDetail() }), undefined),
  ]).toEqual(["model", "tool", "judge", "other"]);
});

test("a line that one side lacks is added or removed, but only where two sides are compared", () => {
  const lone = row({ head: spanDetail() });
  expect([changeOfRow(lone, undefined, true), changeOfRow(lone, undefined, false)]).toEqual([
    "added",
    undefined,
  ]);
  expect(changeOfRow(row({ base: spanDetail() }), undefined, true)).toBe("removed");
});

test("errors and retries of the head are named", () => {
  const head = callDetail({ attempt: 2, error: { type: "rate_limit_error", message: "", status: 429 } });
  const both = row({ base: spanDetail(), head: spanDetail() });
  expect(problemsOfRow(both, callPair({ head }))).toEqual(["429 rate_limit_error", "try 2"]);
  expect(problemsOfRow(both, callPair({ base: head }))).toEqual([]);
  expect(problemsOfRow(row({ head: spanDetail({ status: "error" }) }), undefined)).toEqual(["failed"]);
});
