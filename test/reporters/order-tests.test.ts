import * as fc from "fast-check";
import { expect, test } from "vitest";
import { orderTests } from "../../src/reporters/order-tests.ts";
import type { Finding, Severity, TestKind, TestReport } from "../../src/reporters/report.ts";

interface Given {
  readonly severity?: Severity;
  readonly accepted?: string;
  readonly kind?: TestKind;
  readonly cost?: readonly [number, number];
  readonly input?: readonly [number, number];
}

const testWith = (id: string, given: Given = {}): TestReport => {
  const { severity, accepted, kind = "changed", cost = [1, 1], input = [10, 10] } = given;
  const findings: Finding[] = severity
    ? [{ severity, metric: "answer", message: "", ...(accepted !== undefined && { accepted }) }]
    : [];
  const metrics = [
    { metric: "cost", base: cost[0], head: cost[1], regime: "exact" },
    { metric: "input", base: input[0], head: input[1], regime: "exact" },
  ] as const;
  const diff = { same: false, calls: [], spans: [], trajectory: { base: [], head: [] }, metrics };
  return { id, kind, diff, measurements: [], findings };
};

const ordered = (...tests: readonly TestReport[]): string[] => orderTests(tests).map(({ id }) => id);

const worse = { severity: "regression" } as const;

test("the gravest come first, and what was accepted is grave no more", () => {
  expect(
    ordered(
      testWith("accepted", { ...worse, accepted: "why", cost: [1, 100] }),
      testWith("unchanged"),
      testWith("warned", { severity: "warning" }),
      testWith("better", { severity: "improvement" }),
      testWith("worse", worse),
    ),
  ).toEqual(["worse", "warned", "better", "accepted", "unchanged"]);
});

test("of what is equally grave, tests that fail come first, then those whose cost moved most, then whose tokens did", () => {
  expect(
    ordered(
      testWith("a little dearer", { ...worse, cost: [1, 2] }),
      testWith("more tokens", { ...worse, input: [10, 90] }),
      testWith("much dearer", { ...worse, cost: [1, 9] }),
      testWith("much cheaper", { ...worse, cost: [9, 2] }),
      testWith("fails", { ...worse, kind: "failed" }),
      testWith("another answer", worse),
    ),
  ).toEqual(["fails", "much dearer", "much cheaper", "a little dearer", "more tokens", "another answer"]);
});

test("the order is the same however the tests came", () => {
  const dollars = fc.constantFrom(1, 2, 3);
  const severity = fc.constantFrom<Severity>("regression", "warning", "info");
  const given = fc.record({ severity, cost: fc.tuple(dollars, dollars) });
  const tests = fc
    .array(given, { maxLength: 8 })
    .map((all) => all.map((each, at) => testWith(`${at}`, each)));
  const twice = tests.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  );
  fc.assert(
    fc.property(twice, ([all, shuffled]) => {
      expect(ordered(...shuffled)).toEqual(ordered(...all));
    }),
  );
});
