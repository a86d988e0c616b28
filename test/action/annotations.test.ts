import { expect, test } from "vitest";
import { type Annotation, annotationsOf, shownAnnotations } from "../../src/action/annotations.ts";
import type { Finding, PlainTest } from "../../src/reporters/report.ts";

const finding = (given: Partial<Finding> = {}): Finding => ({
  severity: "regression",
  metric: "cost",
  message: "Cost rose.",
  ...given,
});

const reported = (given: Partial<PlainTest>): PlainTest => ({
  id: "a.test.ts > a",
  kind: "changed",
  cassette: "cassettes/a.json",
  measurements: [],
  findings: [finding()],
  ...given,
});

const one = (given: Partial<PlainTest>, folder = ".") => annotationsOf({ tests: [reported(given)] }, folder);

test("a finding stands at the line of its test, from the top of the repository", () => {
  expect(one({ file: "a.test.ts", line: 7 }, "packages/bot")).toEqual([
    { kind: "error", file: "packages/bot/a.test.ts", line: 7, title: "a.test.ts > a", message: "Cost rose." },
  ]);
});

test("a test that no run tells of is shown at its cassette, and one that is gone nowhere", () => {
  expect(one({})).toMatchObject([{ file: "cassettes/a.json", line: 1 }]);
  expect(one({ kind: "removed" })).toEqual([]);
});

test("what was accepted is a notice with its reason; what is no harm is none", () => {
  expect(one({ findings: [finding({ accepted: "a better model" })] })).toMatchObject([
    { kind: "notice", message: "Cost rose. Accepted: a better model" },
  ]);
  expect(one({ findings: [finding({ severity: "improvement" }), finding({ severity: "info" })] })).toEqual(
    [],
  );
});

test("of more than ten of a kind, nine are shown and the tenth says how many more there are", () => {
  const many = Array.from({ length: 25 }, (_, index): Annotation => ({
    kind: index < 12 ? "error" : "warning",
    file: "a.test.ts",
    line: index + 1,
    title: "a",
    message: `m${index}`,
  }));
  const shown = shownAnnotations(many);
  expect(shown.filter(({ kind }) => kind === "error").map(({ message }) => message)).toEqual([
    ...Array.from({ length: 9 }, (_, index) => `m${index}`),
    "And 3 more: the summary of the job has them all.",
  ]);
  expect(shown).toHaveLength(20);
  expect(shownAnnotations(many.slice(0, 10))).toEqual(many.slice(0, 10));
});
