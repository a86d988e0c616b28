import { describe, expect, test } from "vitest";
import type { MatcherOf } from "../../src/assertions/methods-of.ts";
import * as matchers from "../../src/assertions/matchers.ts";
import type { MatcherName } from "../../src/assertions/table.ts";
import { asked, traceWith } from "./call.ts";

const trace = traceWith({ text: "Done.", cost: 1, toolCalls: [asked("lookup")] });
const functions: Readonly<Record<MatcherName, ReturnType<MatcherOf>>> = matchers;
const judge = async () => ({ verdict: "pass", score: 1 });

type Wrong = readonly [name: MatcherName, says: string, ...given: unknown[]];

const wrong: readonly Wrong[] = [
  ["costLessThan", "usd is NaN", Number.NaN],
  ["costLessThan", "usd is -1", -1],
  ["costLessThan", 'usd is "0.01"', "0.01"],
  ["costLessThan", "usd is Infinity", Infinity],
  ["stayUnderTokens", "the limit is {}", {}],
  ["stayUnderTokens", "total is NaN", Number.NaN],
  ["stayUnderTokens", "output is -1", { output: -1 }],
  ["stayUnderTokens", 'a limit\'s name is "outputs"', { outputs: 1 }],
  ["respondWithin", "ms is absent"],
  ["respondWithin", "percentile is NaN", 100, { percentile: Number.NaN }],
  ["respondWithin", "percentile is 0", 100, { percentile: 0 }],
  ["respondWithin", 'percentile is "95"', 100, { percentile: "95" }],
  ["streamFirstTokenWithin", "percentile is 101", 100, { percentile: 101 }],
  ["generateAtLeast", "tokensPerSecond is NaN", Number.NaN],
  ["makeAtMost", "calls is -1", -1],
  ["retryAtMost", "retries is NaN", Number.NaN],
  ["stayWithinRateLimits", "reserve is 10", { reserve: 10 }],
  ["matchSemantically", "threshold is 80", "Done.", { threshold: 80 }],
  ["matchSemantically", 'expected is " "', " "],
  ["containAllOf", "the list is []", []],
  ["containAnyOf", 'the list is [""]', [""]],
  ["finishWith", "reason is absent"],
  ["finishWith", "reason is []", []],
  ["containNoPii", 'a kind is "mail"', { kinds: ["mail"] }],
  ["haveLogprobAbove", "logprob is NaN", Number.NaN],
  ["haveCalledTool", "name is absent"],
  ["haveCalledTool", "times is 1.5", "lookup", undefined, { times: 1.5 }],
  ["haveCalledTool", 'mode is "supersett"', "lookup", {}, { mode: "supersett" }],
  ["followTrajectory", "the name of a step is absent", [undefined]],
  ["followTrajectory", "the name of a step is absent", [{ args: {} }]],
  ["haveNoLoops", "maxRepeats is 1.5", { maxRepeats: 1.5 }],
  ["haveNoLoops", "maxCycle is 0", { maxCycle: 0 }],
  ["haveSpan", "times is -1", "chat", { times: -1 }],
  ["passJudge", "threshold is 70", "Says it.", { judge, threshold: 70 }],
  ["passAtLeast", "rate is 90", 90],
  ["passAtLeast", "confidence is 95", 0.9, { confidence: 95 }],
  ["passAtK", "k is 0", 0, 0.9],
  ["passHatK", "k is NaN", Number.NaN, 0.9],
];

describe("an argument that could never be right is an error, not a verdict that not turns into a pass", () => {
  test.each(wrong.map(([name, says, ...given]) => [name, says, given] as const))(
    "%s: %s",
    async (name, says, given) => {
      const matcher = functions[name] as (subject: unknown, ...given: unknown[]) => unknown;
      await expect(async () => matcher(trace, ...given)).rejects.toThrow(`${name}: ${says}, but must be`);
    },
  );
});
