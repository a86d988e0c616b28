import type { MatcherName } from "../../src/assertions/table.ts";
import type { Case } from "./case.ts";

const takes = (passed: number, failed: number) =>
  [passed, failed].flatMap((count, index) => Array.from({ length: count }, () => index === 0));

const yes = { name: "refuse", pass: true, message: "", actual: "", expected: "" };
const no = { ...yes, pass: false, message: "The model did not refuse." };
const gap = { ...no, unjudged: true, message: "Cannot be judged: call 0 gave no text." } as const;

/** The cases that are the same for a rate, whatever it is of. */
const missingOf = (...given: readonly unknown[]): Case["missing"] => [
  [
    "take 2 is not known to have passed or failed: Cannot be judged: call 0 gave no text.",
    [yes, gap],
    ...given,
  ],
  ["take 1 is not known to have passed or failed: it gave 'yes', not true", ["yes"], ...given],
  ["take 1 is not known to have passed or failed: it gave 1, not true", () => 1, ...given, { of: 2 }],
  ["take 1 is not known to have passed or failed: it is a promise", [Promise.resolve(true)], ...given],
  ["too few takes to tell: 3 are asked for, and there are 2", takes(2, 0), ...given, { of: 3 }],
  ["too few takes to tell", takes(3, 1), ...given, { confidence: 0.95 }],
  ["the subject is an object with passed, not a list of takes or a function", { passed: 1 }, ...given],
];

/** The rules' cases for takes. */
export const takesCases = {
  passAtLeast: {
    pass: [
      [takes(9, 1), 0.9],
      [[yes, no, true], 0.6],
      [takes(35, 0), 0.9, { confidence: 0.95, of: 35 }],
      [() => undefined, 1, { of: 3 }],
      [async () => Promise.resolve(yes), 1, { of: 3 }],
      [[false], 0],
    ],
    fail: [
      [takes(8, 2), 0.9],
      [[yes, no, true], 0.7],
      [takes(10, 10), 0.9, { confidence: 0.95 }],
      [() => Promise.reject(new Error("expected 1 to be 2")), 0.1, { of: 3 }],
      [() => false, 0.1, { of: 1 }],
    ],
    missing: missingOf(0.7),
    empty: [[], 0.9],
    emptyAllowed: [[], 0.9, { allowEmpty: true }],
  },
  passAtK: {
    pass: [
      [takes(5, 5), 2, 0.75],
      [takes(1, 2), 3, 1],
      [takes(20, 0), 3, 0.9, { confidence: 0.95 }],
      [() => undefined, 2, 1, { of: 2 }],
    ],
    fail: [
      [takes(5, 5), 2, 0.8],
      [takes(0, 20), 3, 0.5, { confidence: 0.95 }],
    ],
    missing: [
      ...missingOf(1, 0.7),
      ["too few takes to tell: pass@3 needs 3, and there are 2", takes(2, 0), 3, 0.5],
    ],
    empty: [[], 2, 0.9],
    emptyAllowed: [[], 2, 0.9, { allowEmpty: true }],
  },
  passHatK: {
    pass: [
      [takes(9, 1), 2, 0.8],
      [takes(80, 0), 2, 0.9, { confidence: 0.95 }],
      [() => undefined, 2, 1, { of: 2 }],
    ],
    fail: [
      [takes(9, 1), 2, 0.81],
      [takes(10, 10), 2, 0.9, { confidence: 0.95 }],
    ],
    missing: [
      ...missingOf(1, 0.7),
      ["too few takes to tell: pass^3 needs 3, and there are 2", takes(2, 0), 3, 0.5],
    ],
    empty: [[], 2, 0.9],
    emptyAllowed: [[], 2, 0.9, { allowEmpty: true }],
  },
} satisfies Partial<Record<MatcherName, Case>>;
