import { describe, expect, test } from "vitest";
import { haveNoLoops } from "../../src/assertions/index.ts";
import type { JsonValue } from "../../src/formats/json.ts";
import { interaction } from "../session/interaction.ts";
import { asked, callOf, said, traceWith } from "./call.ts";

type Called = readonly [name: string, args?: JsonValue];

/** One turn for each tool; every request is another. */
const traceOf = (...tools: readonly Called[]) =>
  traceWith(
    ...tools.map(([name, args], turn) => ({
      toolCalls: [asked(name, args ?? {})],
      url: `https://api.openai.com/v1/${turn}`,
    })),
  );

const loopsOf = (...given: Parameters<typeof haveNoLoops>) => haveNoLoops(...given).actual;

describe("tools", () => {
  test("a round that is gone again and again is shown as one loop", () => {
    const trace = traceOf(["plan"], ...[1, 2, 3].flatMap((): Called[] => [["search", { q: 1 }], ["open"]]), [
      "end",
    ]);
    const verdict = haveNoLoops(trace);
    expect(verdict.actual).toEqual([
      { round: ['search({"q":1})', "open({})"], times: 3, calls: [1, 2, 3, 4, 5, 6] },
    ]);
    expect(verdict.message).toContain(
      'loops     search({"q":1}) → open({}): 3 times, in calls 1, 2, 3, 4, 5, 6',
    );
    expect(verdict.call).toMatchObject({ index: 6 });
  });

  test("the order of the members of arguments does not count", () => {
    const trace = traceOf(["f", { a: 1, b: 2 }], ["f", { b: 2, a: 1 }], ["f", { a: 1, b: 2 }]);
    expect(loopsOf(trace)).toEqual([{ round: ['f({"a":1,"b":2})'], times: 3, calls: [0, 1, 2] }]);
  });

  test("the same call counts wherever it stands", () => {
    const trace = traceOf(["f"], ["a"], ["f"], ["b"], ["c"], ["f"]);
    expect(loopsOf(trace)).toEqual([{ round: ["f({})"], times: 3, calls: [0, 2, 5] }]);
    expect(loopsOf(trace, { maxRepeats: 3 })).toEqual([]);
  });

  test("other arguments are another step, unless they are ignored: then rounds on end count", () => {
    const pages = traceOf(["f", { page: 1 }], ["f", { page: 2 }], ["g"], ["f", { page: 3 }]);
    expect(loopsOf(pages)).toEqual([]);
    expect(loopsOf(pages, { mode: "ignore" })).toEqual([]);
    const turns = traceOf(["f", 1], ["g", 1], ["f", 2], ["g", 2], ["f", 3], ["g", 3], ["f", 4]);
    expect(loopsOf(turns)).toEqual([]);
    expect(loopsOf(turns, { mode: "ignore" })).toEqual([
      { round: ["f(…)", "g(…)"], times: 3, calls: [0, 1, 2, 3, 4, 5] },
    ]);
    expect(loopsOf(turns, { mode: "ignore", maxCycle: 1 })).toEqual([]);
  });

  test("an allowed tool is never part of a loop", () => {
    const trace = traceOf(["poll"], ["poll"], ["poll"], ["poll"]);
    expect(loopsOf(trace)).toHaveLength(1);
    expect(loopsOf(trace, { allow: ["poll"] })).toEqual([]);
    expect(loopsOf(trace, { allow: ["pol"] })).toHaveLength(1);
  });
});

describe("requests", () => {
  const ask = { input: [said("user", "hello")] };
  const busy = { ...ask, error: { type: "http", message: "busy", status: 529 }, status: 529 } as const;

  test("one that was answered and is sent again and again is a loop", () => {
    const verdict = haveNoLoops(traceWith(ask, ask, ask));
    expect(verdict.message).toContain(
      "the request of call 0 (gpt-5-2025-08-07, POST api.openai.com/v1/chat/completions): 3 times, in calls 0, 1, 2",
    );
  });

  test("one that failed may be sent again", () => {
    expect(loopsOf(traceWith(busy, busy, busy, ask))).toEqual([]);
  });

  test("another body is another request", () => {
    const sent = (text: string) => ({
      interaction: interaction({
        request: {
          method: "POST",
          url: "https://api.openai.com/v1/embeddings",
          headers: [],
          body: { json: { text } },
        },
      }),
    });
    expect(loopsOf(traceWith(sent("a"), sent("b"), sent("c")))).toEqual([]);
    expect(loopsOf(traceWith(sent("a"), sent("b"), sent("a"), sent("a")))).toMatchObject([{ times: 3 }]);
  });

  test("what only spans tell of is compared by its messages, where there are any", () => {
    const { interaction: _, ...told } = callOf(ask);
    const { interaction: __, ...silent } = callOf({ input: [] });
    const spansOf = (call: object) =>
      traceWith(...[0, 1, 2].map((index) => ({ ...call, index, interaction: undefined as never })));
    expect(loopsOf(spansOf(told))).toMatchObject([{ times: 3 }]);
    expect(loopsOf(spansOf(silent))).toEqual([]);
  });
});

test("a limit below 1 is an error of its own", () => {
  expect(() => haveNoLoops(traceOf(), { maxRepeats: 0 })).toThrow(
    "maxRepeats is 0, but must be a whole number, 1 or more.",
  );
});
