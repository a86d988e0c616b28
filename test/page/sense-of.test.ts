import { expect, test } from "vitest";
import { senseOf } from "../../src/page/sense-of.ts";
import type { Finding } from "../../src/reporters/report.ts";

const finding = (given: Partial<Finding>): Finding => ({
  severity: "regression",
  metric: "cost",
  message: "",
  ...given,
});

test("a figure is as good or bad as what was found of it", () => {
  expect(senseOf([finding({})], "cost")).toBe("worse");
  expect(senseOf([finding({ severity: "warning" })], "cost")).toBe("warning");
  expect(senseOf([finding({ severity: "improvement" })], "cost")).toBe("better");
});

test("where nothing was found, nobody minds, or it was accepted, it is neither", () => {
  expect(senseOf([finding({})], "latency")).toBeUndefined();
  expect(senseOf([finding({ severity: "info" })], "cost")).toBeUndefined();
  expect(senseOf([finding({ accepted: "why" })], "cost")).toBeUndefined();
});
