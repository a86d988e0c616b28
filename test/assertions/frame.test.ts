import { describe, expect, test } from "vitest";
import { expectMatchers } from "../../src/assertions/expect-matchers.ts";
import { costLessThan, not } from "../../src/assertions/index.ts";
import { callOf, traceWith } from "./call.ts";

expect.extend(expectMatchers);

const trace = traceWith({ cost: 0.002 }, { cost: 0.01, model: "gpt-5-mini" });
const unpriced = traceWith({ cost: 0.002 }, { model: "own-model", unpriced: "no price for own-model" });

const messageOf = (run: () => void): string => {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  return "";
};

describe("a verdict", () => {
  test("says what was found, expected and which calls made it so", () => {
    expect(costLessThan(trace, 0.01)).toEqual({
      name: "costLessThan",
      pass: false,
      actual: 0.012,
      expected: 0.01,
      call: {
        index: 1,
        method: "POST",
        url: "https://api.openai.com/v1/chat/completions",
        provider: "openai",
        model: "gpt-5-mini",
      },
      configuration: [0.01],
      message: [
        "The cost of the trace is $0.012, which is not less than $0.01.",
        "",
        "  expected  less than $0.01",
        "  actual    $0.012",
        "  foremost  call 1 (gpt-5-mini, POST api.openai.com/v1/chat/completions): $0.01",
        "            call 0 (gpt-5-2025-08-07, POST api.openai.com/v1/chat/completions): $0.002",
        "",
        "Look at the calls that cost most: a smaller model, a shorter prompt or a cached one; or raise the limit.",
      ].join("\n"),
    });
  });

  test("names what the matcher was given, whatever it was, as plain data", () => {
    const filter = ({ index }: { index: number }) => index === 0;
    expect(costLessThan(trace, 0.01, { filter }).configuration).toEqual([0.01, { filter: String(filter) }]);
  });

  test("is turned round by not, unless it could not be judged", () => {
    expect(not(costLessThan(trace, 0.01)).pass).toBe(true);
    const turned = not(costLessThan(trace, 1));
    expect(turned.pass).toBe(false);
    expect(turned.message).toContain("  expected  not less than $1\n  actual    $0.012");
    expect(not(costLessThan(unpriced, 1))).toMatchObject({ pass: false, unjudged: true });
  });
});

describe("a matcher as a method", () => {
  test("throws the function's message behind its own name", () => {
    const { message } = costLessThan(trace, 0.01);
    expect(messageOf(() => expect(trace).toCostLessThan(0.01))).toBe(`toCostLessThan: ${message}`);
    expect(() => expect(trace).not.toCostLessThan(1)).toThrow(
      "not.toCostLessThan: The cost of the trace is $0.012,",
    );
  });

  test("fails with and without not where data is missing", () => {
    const missing = "Cannot be judged: call 1 has no price: no price for own-model.";
    expect(() => expect(unpriced).toCostLessThan(1)).toThrow(`toCostLessThan: ${missing}`);
    expect(() => expect(unpriced).not.toCostLessThan(1)).toThrow(`not.toCostLessThan: ${missing}`);
  });

  test("stands inside other matchers", () => {
    expect({ trace }).toEqual({ trace: expect.toCostLessThan(1) });
    expect({ trace }).not.toEqual({ trace: expect.toCostLessThan(0.01) });
    expect({ trace }).toEqual({ trace: expect.not.toCostLessThan(0.01) });
    expect({ trace: unpriced }).not.toEqual({ trace: expect.not.toCostLessThan(0.01) });
  });

  test("that gives a promise is refused inside other matchers, where nothing would wait for it", async () => {
    const embedder = async (texts: readonly string[]) => texts.map(() => [1]);
    await expect("one").toMatchSemantically("two", { embedder });
    const inner = expect.toMatchSemantically("two", { embedder });
    expect(() => expect({ answer: "one" }).toEqual({ answer: inner })).toThrow(
      expect.objectContaining({ code: "matcherAsynchronous" }),
    );
  });

  test("waits for what resolves", async () => {
    await expect(Promise.resolve(trace)).resolves.toCostLessThan(1);
    await expect(expect(Promise.resolve(trace)).resolves.toCostLessThan(0.01)).rejects.toThrow(
      "toCostLessThan:",
    );
  });

  test("polls until it holds", async () => {
    let cost = 3;
    await expect.poll(() => callOf({ cost: cost-- })).toCostLessThan(2);
    expect(cost).toBe(0);
  });
});

describe("a selection", () => {
  test("takes one call as well as a trace", () => {
    expect(callOf({ cost: 0.01 })).toCostLessThan(0.02);
    expect(callOf({ cost: 0.01 })).not.toCostLessThan(0.01);
  });

  test("filters by members, the model being the one asked for or the one that answered", () => {
    expect(trace).toCostLessThan(0.003, { filter: { model: "gpt-5-2025-08-07" } });
    expect(trace).toCostLessThan(0.011, { filter: { model: "gpt-5-mini", provider: "openai" } });
    expect(trace).toCostLessThan(0.003, { filter: (call) => call.index === 0 });
  });

  test("leaves calls out that are no model's, unless a function picks them", () => {
    const mixed = traceWith({ cost: 0.01 }, { kind: "other" });
    expect(mixed).toCostLessThan(0.02);
    expect(costLessThan(mixed, 0.02, { filter: () => true })).toMatchObject({ unjudged: true });
  });

  test("judges each call where it is told to", () => {
    expect(trace).toCostLessThan(0.011, { per: "call" });
    const { message, call } = costLessThan(trace, 0.005, { per: "call" });
    expect(call).toMatchObject({ index: 1 });
    expect(message).toContain("The cost of call 1 is $0.01, which is not less than $0.005.");
    expect(message).toContain("1 of 2 keep the limit");
  });

  test("that is empty fails either way, and shows what was there", () => {
    const verdict = costLessThan(trace, 1, { filter: { model: "gpt-6" } });
    expect(verdict).toMatchObject({ pass: false, unjudged: true });
    expect(verdict.message).toContain("no call fits the filter");
    expect(verdict.message).toContain("call 1 (gpt-5-mini,");
    expect(verdict.message).toContain("allowEmpty: true");
  });

  test("may be empty where that is allowed", () => {
    expect(trace).toCostLessThan(1, { filter: { model: "gpt-6" }, allowEmpty: true });
    expect(costLessThan(traceWith(), 1, { allowEmpty: true }).pass).toBe(true);
  });

  test.each([
    ["undefined", undefined, "the subject is absent, not a trace or a call"],
    ["a promise", Promise.resolve(trace), "the subject is a promise, not a trace or a call"],
    ["an answer", { result: 1, trace }, "the subject is an object with result, trace, not"],
  ])("of %s fails either way", (_title, subject, missing) => {
    expect(() => expect(subject).toCostLessThan(1)).toThrow(missing);
    expect(() => expect(subject).not.toCostLessThan(1)).toThrow(missing);
  });
});

test("a limit that is no number is an error of its own", () => {
  expect(() => costLessThan(trace, Number.NaN)).toThrow(
    expect.objectContaining({
      code: "matcherArgument",
      message: "costLessThan: usd is NaN, but must be a number, 0 or more.",
    }),
  );
});
