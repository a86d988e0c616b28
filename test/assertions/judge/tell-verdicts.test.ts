import { describe, expect, test } from "vitest";
import { passJudge } from "../../../src/assertions/index.ts";
import type { JudgeOptions } from "../../../src/assertions/judge/judge.ts";

const RUBRIC = "Names how long it takes.";

/** A judge that says one thing after the other. */
const saying = (...answers: readonly unknown[]): JudgeOptions & { readonly samples: number } => {
  const left = [...answers];
  return { judge: async () => Promise.resolve(left.shift() as string), samples: answers.length };
};
const judged = (options: JudgeOptions) => passJudge("It takes 30 days.", RUBRIC, options);
const says = (verdict: string, score?: number, reason?: string) => ({ verdict, score, reason });

test("one verdict is told with its reason and score", async () => {
  const verdict = await judged(saying(says("fail", 0.25, "It names no day.")));
  expect(verdict).toMatchObject({ pass: false, score: 0.25, actual: "It takes 30 days." });
  expect(verdict.message).toBe(
    [
      "The judge said fail, with a score of 0.25.",
      "",
      '  expected  "Names how long it takes."',
      '  actual    "It takes 30 days."',
      "  reason    It names no day.",
      "",
      "Correct the prompt or the answer by the reason given; where the judge errs, say more exactly what is expected, or ask for more samples.",
    ].join("\n"),
  );
});

describe("several verdicts", () => {
  test("pass where more than half do, with the interval of the rate", async () => {
    const verdict = await judged(saying(says("pass"), says("fail", 1, "No."), says("pass", 1, "Yes.")));
    expect(verdict.pass).toBe(true);
    expect(verdict.score).toBeUndefined();
    expect(verdict.message).toContain("The judge said 2 of 3 times pass.");
    expect(verdict.message).toContain("reason    Yes.");
    expect(verdict.message).toContain("interval  20.7 % to 93.8 % with 95 % confidence would pass");
  });

  test("do not pass where half do", async () => {
    expect((await judged(saying(says("pass"), says("fail")))).pass).toBe(false);
  });

  test("pass by their mean score where a threshold is given, whatever their words", async () => {
    const options = saying(says("pass", 0.9), says("fail", 0.6), says("fail", 0.6));
    expect(await judged({ ...options, threshold: 0.7 })).toMatchObject({ pass: true, threshold: 0.7 });
    const low = saying(says("pass", 0.6), says("pass", 0.79));
    const verdict = await judged({ ...low, threshold: 0.7 });
    expect(verdict).toMatchObject({ pass: false, score: 0.695 });
    expect(verdict.message).toContain("threshold  0.7");
  });

  test("of one score have that score as their mean", async () => {
    const same = saying(says("pass", 0.7), says("pass", 0.7), says("pass", 0.7));
    expect(await judged({ ...same, threshold: 0.7 })).toMatchObject({ pass: true, score: 0.7 });
  });

  test("of which one cannot be read are no verdict, and it is shown", async () => {
    const verdict = await judged(saying(says("pass"), "Looks good to me!", says("pass")));
    expect(verdict).toMatchObject({ pass: false, unjudged: true });
    expect(verdict.message).toContain('answer    "Looks good to me!"');
  });
});

test("a judge is asked as often as said, always the same", async () => {
  const prompts: unknown[] = [];
  const judge = async (prompt: unknown) => {
    prompts.push(prompt);
    return Promise.resolve(says("pass"));
  };
  await judged({ judge, samples: 4 });
  expect(prompts).toHaveLength(4);
  expect(new Set(prompts.map((prompt) => JSON.stringify(prompt))).size).toBe(1);
});

test("what a judge throws is thrown on, once all have answered", async () => {
  const answered: number[] = [];
  let asked = 0;
  const judge = async () => {
    const place = asked++;
    await new Promise(setImmediate);
    answered.push(place);
    if (place === 0) throw new Error("no key");
    return says("pass");
  };
  await expect(judged({ judge, samples: 3 })).rejects.toThrow("no key");
  expect(answered).toEqual([0, 1, 2]);
});

test.each([
  ["the judge is missing, but must be", {} as JudgeOptions],
  ["the judge is missing, but must be", undefined as never],
  ["the judge is missing, but must be", { client: { responses: {} } } as never],
  ["samples is 0, but must be a whole number", { ...saying(), samples: 0 }],
  ["threshold is -1, but must be a number", { ...saying(), samples: 1, threshold: -1 }],
])("%s is an error of its own", async (message, options) => {
  await expect(judged(options)).rejects.toThrow(message);
});

test("an empty rubric is an error of its own", async () => {
  await expect(passJudge("text", " ", saying(says("pass")))).rejects.toThrow('rubric is " "');
});
