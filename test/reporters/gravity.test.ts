import { expect, test } from "vitest";
import { byGravity, gravestOf, rankOf } from "../../src/reporters/gravity.ts";
import type { Finding, Severity } from "../../src/reporters/report.ts";

const finding = (severity: Severity, accepted?: string): Finding => ({
  severity,
  metric: "cost",
  message: "",
  ...(accepted !== undefined && { accepted }),
});

test("the gravest come first, of these what nobody accepted, and all else stays in order", () => {
  const [info, warning, accepted, regression, other] = [
    finding("info"),
    finding("warning"),
    finding("regression", "why"),
    finding("regression"),
    finding("warning"),
  ];
  expect([info, warning, accepted, regression, other].toSorted(byGravity)).toEqual([
    regression,
    accepted,
    warning,
    other,
    info,
  ]);
});

test("what was accepted makes nothing grave", () => {
  expect(gravestOf([finding("info"), finding("regression", "why"), finding("warning")])).toBe("warning");
  expect(gravestOf([finding("regression", "why")])).toBeUndefined();
});

test("nothing at all is less grave than anything", () => {
  expect((["warning", "info", "regression", "improvement"] as const).map(rankOf)).toEqual([1, 3, 0, 2]);
  expect(rankOf(undefined)).toBeGreaterThan(rankOf("info"));
});
