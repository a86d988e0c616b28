import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Aligned,
  alignInAnyOrder,
  alignInOrder,
} from "../../../src/assertions/trajectory/align-steps.ts";
import { mostPairs, type Table } from "./brute-force.ts";

const table = (rows: number, columns: number): fc.Arbitrary<Table> =>
  fc.array(fc.array(fc.boolean(), { minLength: columns, maxLength: columns }), {
    minLength: rows,
    maxLength: rows,
  });

const sized = fc
  .record({ steps: fc.nat(6), calls: fc.nat(6) })
  .chain(({ steps, calls }) =>
    fc.record({ steps: fc.constant(steps), calls: fc.constant(calls), fits: table(steps, calls) }),
  );

const paired = (rows: readonly Aligned[]) =>
  rows.flatMap(({ expected, actual }) =>
    expected === undefined || actual === undefined ? [] : [[expected, actual] as const],
  );

describe.each([
  ["in order", alignInOrder, true],
  ["in any order", alignInAnyOrder, false],
] as const)("%s", (_title, align, isOrdered) => {
  test("as many steps as can be at all have a call of their own", () => {
    fc.assert(
      fc.property(sized, ({ steps, calls, fits }) => {
        const rows = align(steps, calls, (step, call) => fits[step]?.[call] ?? false);
        expect(paired(rows)).toHaveLength(mostPairs(fits, isOrdered));
      }),
      { numRuns: 500 },
    );
  });

  test("only what fits is paired, and every step and call stands once", () => {
    fc.assert(
      fc.property(sized, ({ steps, calls, fits }) => {
        const rows = align(steps, calls, (step, call) => fits[step]?.[call] ?? false);
        for (const [step, call] of paired(rows)) expect(fits[step]?.[call]).toBe(true);
        const places = (side: "expected" | "actual") => rows.flatMap((row) => row[side] ?? []);
        const sorted = (side: "expected" | "actual") => places(side).toSorted((a, b) => a - b);
        expect(sorted("expected")).toEqual([...Array(steps).keys()]);
        expect(sorted("actual")).toEqual([...Array(calls).keys()]);
        if (isOrdered) expect(places("actual")).toEqual(sorted("actual"));
        expect(places("expected")).toEqual(sorted("expected"));
      }),
    );
  });
});

test("a step that fits several calls leaves the one that another needs, whichever comes first", () => {
  const fits: Table = [
    [true, true],
    [true, false],
  ];
  const rows = alignInAnyOrder(2, 2, (step, call) => fits[step]?.[call] ?? false);
  expect(paired(rows)).toEqual([
    [0, 1],
    [1, 0],
  ]);
  const turned = alignInAnyOrder(2, 2, (step, call) => fits[1 - step]?.[call] ?? false);
  expect(paired(turned)).toHaveLength(2);
});
