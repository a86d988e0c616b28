import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { followTrajectory } from "../../src/assertions/index.ts";
import type { TrajectoryOptions, TrajectoryOrder } from "../../src/assertions/follow-trajectory.ts";
import type { JsonValue } from "../../src/formats/json.ts";
import type { Trace } from "../../src/trace/trace.ts";
import { asked, traceWith } from "./call.ts";
import { mostPairs } from "./trajectory/brute-force.ts";

type Called = readonly [name: string, args?: JsonValue];

/** One turn for each tool. */
const traceOf = (...tools: readonly Called[]): Trace =>
  traceWith(...tools.map(([name, args]) => ({ toolCalls: [asked(name, args ?? {})] })));

const stepsOf = (...tools: readonly Called[]) => tools.map(([name, args]) => ({ name, args: args ?? {} }));

const follows = (trace: Trace, steps: Parameters<typeof followTrajectory>[1], options: TrajectoryOptions) =>
  followTrajectory(trace, steps, options).pass;

const ORDERS = ["strict", "inOrder", "anyOrder", "subset", "superset"] as const;

/** The orders in which the calls follow the steps. */
const ordersOf = (trace: Trace, steps: Parameters<typeof followTrajectory>[1], options = {}) =>
  ORDERS.filter((order) => follows(trace, steps, { ...options, order }));

describe("what a greedy choice gets wrong", () => {
  const trace = traceOf(["f", { a: 1 }], ["f", { b: 2 }]);
  const loose = { order: "superset", mode: "superset" } as const;

  test.each([
    ["the loose step first", stepsOf(["f", {}], ["f", { a: 1 }])],
    ["the loose step last", stepsOf(["f", { a: 1 }], ["f", {}])],
  ])("%s: every step still finds a call of its own", (_title, steps) => {
    expect(follows(trace, steps, loose)).toBe(true);
    expect(follows(trace, steps, { ...loose, order: "anyOrder" })).toBe(true);
    expect(follows(trace, steps, { ...loose, order: "subset" })).toBe(true);
  });

  test("a chain of three, in which each step takes what the next one needs", () => {
    const steps = stepsOf(["f", {}], ["f", { a: 1 }], ["f", { a: 1, b: 1 }]);
    const calls = traceOf(["f", { a: 1, b: 1 }], ["f", { a: 1, c: 1 }], ["f", { d: 1 }]);
    expect(follows(calls, steps, { order: "anyOrder", mode: "superset" })).toBe(true);
    expect(follows(calls, steps.toReversed(), { order: "anyOrder", mode: "superset" })).toBe(true);
  });

  test("one call is not two steps", () => {
    expect(follows(traceOf(["f"]), ["f", "f"], { order: "superset" })).toBe(false);
    expect(follows(traceOf(["f"], ["f"]), ["f"], { order: "subset" })).toBe(false);
  });

  test("a mode means the same in every order: what the call holds", () => {
    const calls = traceOf(["f", { a: 1, b: 2 }]);
    for (const order of ORDERS) {
      expect(follows(calls, stepsOf(["f", { a: 1 }]), { order, mode: "superset" })).toBe(true);
      expect(follows(calls, stepsOf(["f", { a: 1 }]), { order, mode: "subset" })).toBe(false);
      expect(follows(calls, stepsOf(["f", { a: 1, b: 2, c: 3 }]), { order, mode: "subset" })).toBe(true);
    }
  });
});

describe("which orders hold", () => {
  const weather: Called = ["get_weather", { city: "SF" }];
  const london: Called = ["get_weather", { city: "London" }];
  const activity: Called = ["accuweather_forecast", { city: "SF" }];

  test.each<readonly [string, readonly Called[], readonly Called[], readonly TrajectoryOrder[]]>([
    ["the same", [weather, activity], [weather, activity], ORDERS],
    ["another order", [activity, weather], [weather, activity], ["anyOrder", "subset", "superset"]],
    ["a call more", [weather, activity], [weather], ["inOrder", "superset"]],
    ["a call more between", [weather, london, activity], [weather, activity], ["inOrder", "superset"]],
    ["a call less", [weather], [weather, activity], ["subset"]],
    ["other arguments", [london], [weather], []],
    ["another tool", [activity], [weather], []],
    ["no call", [], [weather], []],
    ["a call and no step", [weather], [], []],
    ["one of them twice", [weather, weather, london], [weather, london, london], []],
    ["one of them once more", [weather, london, weather], [weather, london], ["inOrder", "superset"]],
  ])("%s", (_title, calls, steps, orders) => {
    const trace = traceWith(...traceOf(...calls).calls.map(({ toolCalls }) => ({ toolCalls })), {
      text: "Done.",
    });
    const possible = ORDERS.filter(
      (order) => steps.length > 0 || ["strict", "anyOrder", "subset"].includes(order),
    );
    const held = possible.filter((order) => follows(trace, stepsOf(...steps), { order }));
    expect(held).toEqual(orders);
  });

  test("calls of one turn are steps in the order they were asked for", () => {
    const parallel = traceWith({ toolCalls: [asked("a"), asked("b")] });
    expect(ordersOf(parallel, ["a", "b"])).toEqual(ORDERS);
    expect(ordersOf(parallel, ["b", "a"])).toEqual(["anyOrder", "subset", "superset"]);
  });
});

describe("arguments", () => {
  const trace = traceOf(["search", { q: "x", page: 1 }], ["book", { id: "h-1", hotel: { stars: 4 } }]);

  test("a tool's own rule goes before the others, and a step's own before that", () => {
    const steps = stepsOf(["search", { q: "x", page: 2 }], ["book", { id: "h-2", hotel: { stars: 4 } }]);
    expect(follows(trace, steps, {})).toBe(false);
    expect(follows(trace, steps, { mode: "ignore" })).toBe(true);
    const tools = { search: "ignore", book: { ignore: ["id"] } } as const;
    expect(follows(trace, steps, { tools })).toBe(true);
    expect(follows(trace, [{ ...steps[0]!, mode: "exact" }, steps[1]!], { tools })).toBe(false);
  });

  test("a tool's rule may be a function, of what was sent and what was expected", () => {
    const seen: unknown[] = [];
    const search = (actual: JsonValue, expected: unknown): boolean => seen.push([actual, expected]) > 0;
    const steps = [{ name: "search", args: { q: "?" } }, "book"];
    expect(follows(trace, steps, { tools: { search } })).toBe(true);
    expect(seen).toEqual([[{ q: "x", page: 1 }, { q: "?" }]]);
  });

  test("asymmetric matchers may stand in them", () => {
    const steps = [{ name: "search", args: { q: expect.any(String) as unknown, page: 1 } }, "book"];
    expect(follows(trace, steps, {})).toBe(true);
  });

  test("a tool named like a member of every object has no rule", () => {
    expect(follows(traceOf(["constructor"]), stepsOf(["constructor"]), { tools: {} })).toBe(true);
  });
});

test("all orders agree with trying everything", () => {
  const args = fc
    .uniqueArray(fc.constantFrom("a", "b", "c"), { maxLength: 2 })
    .map((names) => Object.fromEntries(names.map((name) => [name, 1])));
  const tools = fc.array(fc.tuple(fc.constantFrom("f", "g"), args), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(
      tools,
      tools,
      fc.constantFrom("exact", "subset", "superset", "ignore"),
      (calls, steps, mode) => {
        const holdsAll = (whole: object, part: object) => Object.keys(part).every((key) => key in whole);
        const fits = steps.map(([name, wanted]) =>
          calls.map(([called, found]) => {
            if (name !== called) return false;
            const least = mode === "subset" || mode === "ignore" || holdsAll(found, wanted);
            return least && (mode === "superset" || mode === "ignore" || holdsAll(wanted, found));
          }),
        );
        const [ordered, free] = [mostPairs(fits, true), mostPairs(fits, false)];
        expect(ordersOf(traceOf(...calls), stepsOf(...steps), { mode })).toEqual(
          ORDERS.filter((order) => {
            const pairs = order === "strict" || order === "inOrder" ? ordered : free;
            const all = order === "subset" || pairs === steps.length;
            return all && (order === "inOrder" || order === "superset" || pairs === calls.length);
          }),
        );
      },
    ),
    { numRuns: 500 },
  );
});

test("the message puts steps and calls side by side, and says what differs", () => {
  const trace = traceOf(
    ["search", { q: "x" }],
    ["look_up", { order: 8 }],
    ["cancel"],
    ["book", { hotel: 5 }],
  );
  const verdict = followTrajectory(trace, [
    "search",
    { name: "look_up", args: { order: 7 } },
    { name: "book", args: { hotel: 5 } },
    "confirm",
  ]);
  expect(verdict).toMatchObject({ score: 0.5, threshold: 1, call: { index: 1 } });
  expect(verdict.message).toBe(
    [
      "Of 4 expected steps 2 were taken, and of 4 calls of tools 2 were not expected.",
      "",
      '  expected  search(…), look_up({"order":7}), book({"hotel":5}), confirm(…): exactly these, in this order',
      "  actual    search, look_up, cancel, book",
      "  call      call 1 (gpt-5-2025-08-07, POST api.openai.com/v1/chat/completions)",
      "  steps       expected             | actual",
      '            = search(…)            | search({"q":"x"})  call 0',
      '            ≠ look_up({"order":7}) | look_up({"order":8})  call 1',
      "                $.order: expected 7, actual 8",
      "            +                      | cancel({})  call 2",
      '            = book({"hotel":5})    | book({"hotel":5})  call 3',
      "            - confirm(…)           |",
      "",
      "Correct the prompt or the tools' descriptions; or loosen the comparison with order, mode, ignore or tools.",
    ].join("\n"),
  );
});

test("steps that would hold of anything are an error of their own", () => {
  for (const order of ["inOrder", "superset"] as const)
    expect(() => followTrajectory(traceOf(["f"]), [], { order })).toThrow(
      `followTrajectory: steps is [], but must be a list of steps; one at least with "${order}".`,
    );
  expect(() => followTrajectory(traceOf(["f"]), "f" as never)).toThrow('steps is "f"');
  for (const options of [
    { mode: "fuzzy" },
    { tools: { f: "fuzzy" } },
    { tools: { f: { mode: "fuzzy" } } },
  ] as never[])
    expect(() => followTrajectory(traceOf(["f"]), ["f"], options)).toThrow(
      'mode is "fuzzy", but must be "exact"',
    );
  expect(() => followTrajectory(traceOf(["f"]), [{ name: "f", mode: "fuzzy" as never }])).toThrow(
    'mode is "fuzzy"',
  );
  expect(() => followTrajectory(traceOf(["f"]), ["f"], { order: "unordered" as never })).toThrow(
    'order is "unordered", but must be "strict", "inOrder", "anyOrder", "subset", "superset".',
  );
});
