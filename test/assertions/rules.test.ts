import { describe, expect, test } from "vitest";
import { expectMatchers } from "../../src/assertions/expect-matchers.ts";
import { type MatcherOf, methodName } from "../../src/assertions/methods-of.ts";
import * as matchers from "../../src/assertions/matchers.ts";
import { MATCHER_NAMES, type MatcherName } from "../../src/assertions/table.ts";
import { holds, not, type Verdict } from "../../src/assertions/verdict.ts";
import { budgetCases } from "./budget-cases.ts";
import type { Case } from "./case.ts";
import { judgeCases } from "./judge-cases.ts";
import { outputCases } from "./output-cases.ts";
import { takesCases } from "./takes-cases.ts";
import { toolCases } from "./tool-cases.ts";
import { trajectoryCases } from "./trajectory-cases.ts";

const cases: Readonly<Record<MatcherName, Case>> = {
  ...budgetCases,
  ...outputCases,
  ...toolCases,
  ...trajectoryCases,
  ...judgeCases,
  ...takesCases,
};

const functions: Readonly<Record<MatcherName, ReturnType<MatcherOf>>> = matchers;

/** Calls a matcher as a function and as a method, both ways round. */
const judge = async (name: MatcherName, [subject, ...given]: readonly unknown[]) => {
  const matcher = functions[name] as (subject: unknown, ...given: unknown[]) => Verdict | Promise<Verdict>;
  const method = expectMatchers[methodName(name)];
  const passes = async (isNot: boolean) =>
    (await method.call({ isNot, promise: "" }, subject, ...given)).pass !== isNot;
  return {
    verdict: await matcher(subject, ...given),
    asIs: await passes(false),
    negated: await passes(true),
  };
};

describe.each(MATCHER_NAMES)("%s", (name) => {
  const { pass, fail, missing, empty, emptyAllowed, ifEmpty = true } = cases[name];

  test.each(pass.map((given, index) => [index, given] as const))(
    "passes, and fails with not (%i)",
    async (_index, given) => {
      const { verdict, asIs, negated } = await judge(name, given);
      expect(verdict).toMatchObject({ name, pass: true });
      expect([asIs, negated, holds(verdict), holds(verdict, true)]).toEqual([true, false, true, false]);
      expect(not(verdict).pass).toBe(false);
    },
  );

  test.each(fail.map((given, index) => [index, given] as const))(
    "fails, and passes with not (%i)",
    async (_index, given) => {
      const { verdict, asIs, negated } = await judge(name, given);
      expect(verdict).toMatchObject({ name, pass: false });
      expect([asIs, negated, holds(verdict), holds(verdict, true)]).toEqual([false, true, false, true]);
      expect(not(verdict).pass).toBe(true);
    },
  );

  test.each(missing.map(([says, ...given], index) => [index, says, given] as const))(
    "fails either way where data is missing (%i: %s)",
    async (_index, says, given) => {
      const { verdict, asIs, negated } = await judge(name, given);
      expect(verdict).toMatchObject({ name, pass: false, unjudged: true });
      expect(verdict.message).toContain("Cannot be judged:");
      expect(verdict.message).toContain(says);
      expect([asIs, negated, not(verdict).pass]).toEqual([false, false, false]);
    },
  );

  test("fails either way where nothing is selected, and says how to allow it", async () => {
    const { verdict, asIs, negated } = await judge(name, empty);
    expect(verdict).toMatchObject({ pass: false, unjudged: true });
    expect([asIs, negated]).toEqual([false, false]);
    expect(verdict.message).toContain("allowEmpty: true");
  });

  test("is judged where nothing is selected and that is allowed", async () => {
    const { asIs, negated } = await judge(name, emptyAllowed);
    expect([asIs, negated]).toEqual([ifEmpty, !ifEmpty]);
  });

  test("fails either way where its subject is none", async () => {
    const [, ...given] = pass[0] ?? [];
    const { verdict, negated } = await judge(name, [undefined, ...given]);
    expect(verdict).toMatchObject({ pass: false, unjudged: true });
    expect(verdict.message).toContain("the subject is absent");
    expect(negated).toBe(false);
  });

  test("shows expected and actual in every message, and a next step in one that fails", async () => {
    for (const given of [...pass, ...fail]) {
      const { verdict } = await judge(name, given);
      expect(verdict.message).toMatch(/^ {2}expected +\S/m);
      expect(verdict.message).toMatch(/^ {2}actual +\S/m);
      expect(verdict.message.split("\n\n").length).toBeGreaterThanOrEqual(verdict.pass ? 2 : 3);
    }
  });

  test("keeps what it was given as plain data", async () => {
    const { verdict } = await judge(name, pass[0] ?? []);
    expect(verdict.configuration).toEqual(JSON.parse(JSON.stringify(verdict.configuration)));
  });
});

test("every matcher of the table is a function, and every function is in the table", () => {
  expect(Object.keys(matchers).toSorted()).toEqual(MATCHER_NAMES.toSorted());
});
