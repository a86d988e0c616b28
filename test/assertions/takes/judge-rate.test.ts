import { describe, expect, test } from "vitest";
import { expectMatchers, passAtK, passAtLeast, passHatK, refuse } from "../../../src/assertions/index.ts";

expect.extend(expectMatchers);

const takes = (passed: number, failed: number): boolean[] => [
  ...Array.from({ length: passed }, () => true),
  ...Array.from({ length: failed }, () => false),
];

describe("a rate", () => {
  test("is told with its interval and what failed", async () => {
    let take = 0;
    const task = () => {
      take += 1;
      if (take % 2 === 0) throw new Error(`expected ${take} to be odd\nmore`);
    };
    const verdict = await passAtLeast(task, 0.9, { of: 4 });
    expect(verdict).toMatchObject({
      pass: false,
      score: 0.5,
      threshold: 0.9,
      configuration: [0.9, { of: 4 }],
    });
    expect(verdict.message).toBe(
      [
        "The rate is 50 %: 2 of 4 takes passed.",
        "",
        "  expected  at least 90 %",
        "  actual    50 %",
        "  interval  15 % to 84.9 % with 95 % confidence",
        "  failed    take 2: expected 2 to be odd",
        "            take 4: expected 4 to be odd",
        "",
        "Look at the takes that failed, or ask for a lower rate.",
      ].join("\n"),
    );
  });

  test("is judged by what was seen, unless a confidence is asked for", () => {
    expect(passAtLeast(takes(10, 0), 0.9).pass).toBe(true);
    expect(passAtLeast(takes(10, 0), 0.9, { confidence: 0.95 })).toMatchObject({ unjudged: true });
    expect(passAtLeast(takes(10, 0), 0.9, { confidence: 0.5 }).pass).toBe(true);
    expect(passAtLeast(takes(35, 0), 0.9, { confidence: 0.95 }).pass).toBe(true);
    expect(passAtLeast(takes(34, 0), 0.9, { confidence: 0.95 })).toMatchObject({ unjudged: true });
  });

  test.each([
    [takes(10, 0), 0.9, "about 35 takes are needed"],
    [takes(19, 1), 0.9, "about 139 takes are needed"],
    [takes(8, 2), 0.9, "about 35 takes are needed"],
    [takes(9, 1), 0.9, "no number of takes will tell"],
    [takes(10, 0), 1, "no number of takes will tell"],
  ])("that too few takes tell of says how many are needed", (list, rate, advice) => {
    const { message } = passAtLeast(list, rate, { confidence: 0.95 });
    expect(message).toContain("Cannot be judged: too few takes to tell.");
    expect(message).toContain(advice);
  });

  test("that is told apart by that many takes is judged with them", () => {
    expect(passAtLeast(takes(133, 6), 0.9, { confidence: 0.95 })).toMatchObject({ pass: true });
    expect(passAtLeast(takes(28, 6), 0.9, { confidence: 0.95 })).toMatchObject({ unjudged: true });
    expect(passAtLeast(takes(28, 7), 0.9, { confidence: 0.95 })).toMatchObject({ pass: false });
  });

  test("below a limit never reads as equal to it", () => {
    const { message } = passAtLeast(takes(8999, 1001), 0.9);
    expect(message).toContain("actual    89.9 %");
  });
});

describe("pass@k and pass^k", () => {
  test("are scored by their unbiased estimates", () => {
    expect(passAtK(takes(3, 7), 5, 0.9)).toMatchObject({
      pass: true,
      score: expect.closeTo(1 - 21 / 252, 12) as number,
    });
    expect(passHatK(takes(9, 1), 4, 0.6)).toMatchObject({
      pass: true,
      score: expect.closeTo(0.6, 12) as number,
    });
  });

  test("have the interval of single takes, carried over", () => {
    // Wilson's of 5 of 10 is 0.2366 to 0.7634
    expect(passAtK(takes(5, 5), 2, 0.5).message).toContain("interval  41.7 % to 94.4 % with 95 % confidence");
    expect(passHatK(takes(5, 5), 2, 0.5).message).toContain("interval  5.5 % to 58.2 % with 95 % confidence");
  });

  test("say how many takes are needed", () => {
    expect(passHatK(takes(10, 0), 2, 0.9, { confidence: 0.95 }).message).toContain(
      "about 72 takes are needed",
    );
    expect(passHatK(takes(72, 0), 2, 0.9, { confidence: 0.95 }).pass).toBe(true);
    expect(passAtK(takes(5, 5), 2, 0.9, { confidence: 0.95 }).message).toContain("takes are needed");
  });
});

describe("a function", () => {
  test("is run so often, one after the other", async () => {
    const order: string[] = [];
    const task = async () => {
      const take = order.length;
      order.push(`begin ${take}`);
      await Promise.resolve();
      order.push(`end ${take}`);
    };
    await expect(task).toPassAtLeast(1, { of: 3 });
    expect(order).toEqual(["begin 0", "end 0", "begin 2", "end 2", "begin 4", "end 4"]);
  });

  test("passes by its assertions, or by the verdict it gives", async () => {
    await expect(() => expect(1).toBe(1)).toPassAtLeast(1, { of: 2 });
    await expect(() => expect(1).toBe(2)).not.toPassAtLeast(0.1, { of: 2 });
    await expect(() => refuse("I'm sorry, but I can't help with that.")).toPassAtLeast(1, { of: 2 });
    await expect(async () => Promise.resolve(refuse("It takes 30 days."))).not.toPassAtLeast(0.1, { of: 2 });
  });
});

test.each([
  ["rate is 1.5, but must be a number from 0 to 1", () => passAtLeast([true], 1.5)],
  ["rate is 90, but must be", () => passAtK([true], 1, 90)],
  ["k is 0, but must be a whole number, 1 or more", () => passAtK([true], 0, 0.5)],
  ["k is 1.5, but must be a whole number", () => passHatK([true], 1.5, 0.5)],
  ["confidence is 95, but must be over 0 and below 1", () => passAtLeast([true], 0.5, { confidence: 95 })],
  ["of is absent, but must be a whole number", () => passAtLeast(() => true, 0.5, {} as { of: number })],
])("%s is an error of its own", (says, run) => {
  expect(run).toThrow(says);
});
