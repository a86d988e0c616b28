import { expect, test } from "vitest";
import { figureGroups } from "../../../src/page/detail/figures.ts";
import type { Finding, Severity } from "../../../src/reporters/report.ts";

const one = (...given: Parameters<typeof figureGroups>) =>
  figureGroups(...given).flatMap(({ figures }) => figures)[0];

const found = (severity: Severity, metric: string, accepted?: string): Finding[] => [
  { severity, metric, message: "It changed.", ...(accepted !== undefined && { accepted }) },
];

test("figures stand by kind, as they are looked for, and without what is 0 on both sides", () => {
  const groups = figureGroups([
    { metric: "duration", base: 10, head: 10, regime: "measured" },
    { metric: "retries", base: 0, head: 0, regime: "exact" },
    { metric: "cost", base: 0.01, head: 0.02, regime: "exact" },
  ]);
  expect(groups.map(({ title, figures }) => [title, ...figures.map(({ label }) => label)])).toEqual([
    ["Cost", "total"],
    ["Time, as recorded", "start to end"],
  ]);
});

const input = [{ metric: "input", base: 10, head: 12, regime: "exact" }] as const;

test("a figure that moved is neither good nor bad where nothing was found of it", () => {
  expect(one(input)?.sense).toBeUndefined();
  expect(one(input, found("info", "tokens"))?.sense).toBeUndefined();
  expect(one(input, found("regression", "cost"))?.sense).toBeUndefined();
  expect(one(input, found("regression", "tokens", "it is worth it"))?.sense).toBeUndefined();
});

test("a figure is what was found of it", () => {
  expect(one(input, found("regression", "tokens"))?.sense).toBe("worse");
  expect(one(input, found("warning", "tokens"))?.sense).toBe("warning");
  const slower = [{ metric: "duration", base: 10, head: 30, regime: "measured" }] as const;
  expect(one(slower, found("regression", "latency"))?.sense).toBe("worse");
});

test("of what was found of several figures, the one that moved the other way has no part", () => {
  expect(one(input, found("improvement", "tokens"))?.sense).toBeUndefined();
  const cached = [{ metric: "cacheRead", base: 900, head: 0, regime: "exact" }] as const;
  expect(one(cached, found("regression", "cacheRead"))?.sense).toBe("worse");
});

test("a side that has no figure is absent, and what came up from 0 says by how much", () => {
  expect(one([{ metric: "output", head: 5, regime: "exact" }])).toEqual({
    metric: "output",
    label: "out",
    head: "5",
    growth: "",
  });
  expect(one([{ metric: "errors", base: 0, head: 2, regime: "exact" }])?.growth).toBe("+2");
});
