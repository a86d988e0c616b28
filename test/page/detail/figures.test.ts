import { expect, test } from "vitest";
import { figureGroups } from "../../../src/page/detail/figures.ts";
import { measurement } from "./details.ts";

const one = (given: Parameters<typeof figureGroups>[0], measured = [measurement()]) =>
  figureGroups(given, measured).flatMap(({ figures }) => figures)[0];

test("figures stand by kind, as they are looked for, and without what is 0 on both sides", () => {
  const groups = figureGroups([
    { metric: "duration", base: 10, head: 10, regime: "measured" },
    { metric: "retries", base: 0, head: 0, regime: "exact" },
    { metric: "cost", base: 0.01, head: 0.02, regime: "exact" },
  ]);
  expect(groups.map(({ title, figures }) => [title, ...figures.map(({ label }) => label)])).toEqual([
    ["Cost", "total"],
    ["Time", "duration"],
  ]);
});

test("an exact figure that grew is worse, unless growing is good", () => {
  expect(one([{ metric: "input", base: 10, head: 12, regime: "exact" }])?.sense).toBe("worse");
  expect(one([{ metric: "cacheRead", base: 10, head: 12, regime: "exact" }])?.sense).toBe("better");
  expect(one([{ metric: "calls", base: 1, head: 2, regime: "exact" }])?.sense).toBeUndefined();
});

test("a measured figure is worse only where it was judged so", () => {
  const slower = [{ metric: "duration", base: 10, head: 30, regime: "measured" }] as const;
  expect(one(slower, [measurement({ verdict: "undecided" })])?.sense).toBeUndefined();
  expect(one(slower, [measurement({ verdict: "worse" })])?.sense).toBe("worse");
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
