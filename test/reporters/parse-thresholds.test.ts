import fc from "fast-check";
import { expect, test } from "vitest";
import { LIMIT_KINDS, parseLimit } from "../../src/reporters/parse-limit.ts";
import { parseThresholds } from "../../src/reporters/parse-thresholds.ts";
import { readThresholdFlags, THRESHOLD_FLAGS } from "../../src/reporters/threshold-flags.ts";
import { DEFAULT_THRESHOLDS, isOutOfBound, isPast, limitsOf } from "../../src/reporters/thresholds.ts";

const { cost, tokens, latency, cacheRead, score, similarity } = LIMIT_KINDS;

test.each([
  ["+10%", tokens, { relative: 0.1 }],
  ["10%", tokens, { relative: 0.1 }],
  ["+2.5 %", tokens, { relative: 0.025 }],
  ["+20", tokens, { absolute: 20 }],
  ["+10% and +20", tokens, { relative: 0.1, absolute: 20 }],
  ["+10% AND  +20", tokens, { relative: 0.1, absolute: 20 }],
  ["2000", tokens, { bound: 2000 }],
  [2000, tokens, { bound: 2000 }],
  ["+10% and +20 or 2000", tokens, { relative: 0.1, absolute: 20, bound: 2000 }],
  ["+0", tokens, { absolute: 0 }],
  ["+$0.01", cost, { absolute: 0.01 }],
  ["+.01", cost, { absolute: 0.01 }],
  ["+1e-5", cost, { absolute: 0.000_01 }],
  ["$0.50", cost, { bound: 0.5 }],
  ["+200ms", latency, { absolute: 200 }],
  ["+1.5 s", latency, { absolute: 1500 }],
  ["2s", latency, { bound: 2000 }],
  [300, latency, { bound: 300 }],
  ["-25% and −500", cacheRead, { relative: 0.25, absolute: 500 }],
  ["-0.05", score, { absolute: 0.05 }],
  ["0.8", score, { bound: 0.8 }],
  [0.6, similarity, { bound: 0.6 }],
  ["off", cost, false],
  [false, cost, false],
])("%j is a limit", (written, kind, limit) => {
  expect(parseLimit("a", written, kind)).toEqual(limit);
});

test.each([
  ["-10%", tokens],
  ["+10%", score],
  ["+$5", tokens],
  ["+$5%", cost],
  ["+5ms", cost],
  ["+0.1", similarity],
  ["10% and", tokens],
  ["+10% and +20%", tokens],
  ["+10% and 20", tokens],
  ["20 or 30", tokens],
  ["a lot", cost],
  ["", cost],
  [Number.NaN, cost],
  [-5, cost],
  [true, cost],
  [undefined, cost],
  [{ relative: 1 }, cost],
] as [unknown, typeof cost][])("%j is no limit of its kind", (written, kind) => {
  expect(() => parseLimit("--max-cost", written, kind)).toThrow(
    /^The threshold --max-cost is .*, but must be /,
  );
});

test("what one writes is read back, whatever its figures", () => {
  const amount = fc.double({ min: 0, max: 1e9, noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(amount, amount, amount, (share, growth, bound) => {
      const limit = parseLimit("a", `+${share}% and +${growth} or ${bound}`, tokens);
      expect(limit).toEqual({ relative: share / 100, absolute: growth, bound });
    }),
  );
});

test("what is not given stays as it is", () => {
  expect(parseThresholds({})).toEqual(DEFAULT_THRESHOLDS);
  expect(parseThresholds({ cost: undefined })).toEqual(DEFAULT_THRESHOLDS);
  const {
    test: limits,
    suite,
    absence,
    alpha,
  } = parseThresholds({
    cost: "+50%",
    similarity: 0.7,
    suite: { tokens: "off" },
    absence: { noBase: "fail" },
    alpha: 0.01,
  });
  expect(limits).toEqual({ ...DEFAULT_THRESHOLDS.test, cost: { relative: 0.5 }, similarity: 0.7 });
  expect(suite).toEqual({ ...DEFAULT_THRESHOLDS.suite, tokens: false });
  expect([absence, alpha]).toEqual([{ ...DEFAULT_THRESHOLDS.absence, noBase: "fail" }, 0.01]);
});

test("who says how long a test may take means single measurements too, unless they have a limit of their own", () => {
  const { singleLatency, singleFirstChunk } = parseThresholds({ latency: "+20%" }).test;
  expect([singleLatency, singleFirstChunk]).toEqual([
    { relative: 0.2 },
    DEFAULT_THRESHOLDS.test.singleFirstChunk,
  ]);
  expect(parseThresholds({ latency: "+20%", singleLatency: "off" }).test.singleLatency).toBe(false);
});

test("a test's limits are found by its id, its cassette's path or a pattern; later ones win", () => {
  const thresholds = parseThresholds({
    cost: "+5%",
    tests: { "cassettes/support/*": { cost: "+50%", calls: "+1" }, "a.test.ts > refund": { cost: "off" } },
  });
  const limits = limitsOf(thresholds, "cassettes/support/refund.json", "a.test.ts > refund");
  expect([limits.cost, limits.calls]).toEqual([false, { absolute: 1 }]);
  expect(limitsOf(thresholds, "cassettes/other.json").cost).toEqual({ relative: 0.05 });
});

test.each([
  [{ csot: "+5%" }, 'There is no threshold "thresholds.csot". Did you mean "cost"?'],
  [{ suite: { token: "+5%" } }, '"thresholds.suite.token". Did you mean "tokens"?'],
  [{ suite: { latency: "+5%" } }, "The names there are cost, tokens, calls."],
  [{ tests: { "a*": { cots: 1 } } }, String.raw`"thresholds.tests[\"a*\"].cots". Did you mean "cost"?`],
  [{ tests: { "a*": "+5%" } }, 'The threshold thresholds.tests["a*"] is "+5%", but must be { cost?,'],
  [{ tests: [] }, "The threshold thresholds.tests is [], but must be { [test id"],
  [{ alpha: 5 }, "The threshold thresholds.alpha is 5, but must be a probability"],
  [
    { absence: { noBase: "ignore" } },
    'thresholds.absence.noBase is "ignore", but must be fail | warn | pass.',
  ],
  [{ latency: () => 1 }, "The threshold thresholds.latency is a function, but must be how far it may grow"],
])("%j is refused by name", (given, message) => {
  expect(() => parseThresholds(given)).toThrow(message);
});

test("flags and inputs are read as the same thresholds, and named in errors", () => {
  const flags = {
    "max-cost": "+10%",
    "min-score": "-0.1",
    "max-suite-cost": "$2",
    "max-latency": "",
    json: true,
  };
  expect(readThresholdFlags(flags)).toEqual({ cost: "+10%", score: "-0.1", suite: { cost: "$2" } });
  expect(readThresholdFlags({})).toEqual({});
  expect(() => readThresholdFlags({ "max-cost": "-5" }, "--")).toThrow('The threshold --max-cost is "-5"');
});

test("the examples in the help of a flag are limits", () => {
  for (const [name, { help }] of Object.entries(THRESHOLD_FLAGS))
    for (const [, example] of help.matchAll(/"([^"]+)"/g))
      expect(() => readThresholdFlags({ [name]: example })).not.toThrow();
});

test("a bound holds whatever the base was, and growth alone is judged only where it is given", () => {
  expect([isOutOfBound({ bound: 5 }, 6), isOutOfBound({ bound: 5 }, 5), isOutOfBound(false, 6)]).toEqual([
    true,
    false,
    false,
  ]);
  expect([isOutOfBound({ bound: 0.8 }, 0.7, true), isOutOfBound({ bound: 0.8 }, 0.8, true)]).toEqual([
    true,
    false,
  ]);
  expect([isPast({ bound: 5 }, 1, 4), isPast({ absolute: 0 }, 1, 4), isPast(false, 1, 4)]).toEqual([
    false,
    true,
    false,
  ]);
});
