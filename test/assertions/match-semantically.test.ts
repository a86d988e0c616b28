import { describe, expect, test } from "vitest";
import { matchSemantically } from "../../src/assertions/match-semantically.ts";

const expected = "Refunds are available within 30 days.";

describe("without an embedder", () => {
  test("a conflict is named, scores 0 and fails at any threshold", () => {
    const verdict = matchSemantically("Refunds are available within 60 days.", expected, { threshold: 0 });
    expect(verdict).toMatchObject({ pass: false, score: 0, threshold: 0 });
    expect(verdict.message).toContain("30 days");
    expect(verdict.message).toContain("60 days");
    expect(verdict.message).toMatch(/^ {2}conflicts +\S/m);
  });

  test("the best of several expected texts decides", () => {
    const verdict = matchSemantically(expected, ["We close at nine.", expected]);
    expect(verdict).toMatchObject({ pass: true, expected: ["We close at nine.", expected] });
    expect(verdict.message).toMatch(/expected +"Refunds are available within 30 days\."/);
  });

  test("an unknown language is no guess: it fails either way and names the option", () => {
    const verdict = matchSemantically("返金は三十日以内に可能です。", "お金は一か月以内に戻ります。");
    expect(verdict).toMatchObject({ pass: false, unjudged: true });
    expect(verdict.message).toContain("embedder");
  });

  test("the very text expected is right in any language", () => {
    expect(matchSemantically("返金は可能です。", " 返金は可能です。").pass).toBe(true);
    expect(matchSemantically("返金は可能です。", ["お金", "返金は可能です。"]).pass).toBe(true);
  });
});

describe("with an embedder", () => {
  const embedder = async (texts: readonly string[]) =>
    texts.map((text) => (text.includes("far") ? [0, 1] : [1, 0.1]));

  test("its similarity counts, and the matcher gives a promise", async () => {
    const verdict = matchSemantically("近い", "近く", { embedder, threshold: 0.9 });
    expect(verdict).toBeInstanceOf(Promise);
    expect(await verdict).toMatchObject({ pass: true, score: expect.closeTo(1) as number });
    expect(await matchSemantically("far", "近い", { embedder })).toMatchObject({ pass: false });
  });

  test("the guards stay on", async () => {
    const verdict = await matchSemantically("Refunds are available within 60 days.", expected, { embedder });
    expect(verdict).toMatchObject({ pass: false, score: 0 });
  });

  test("a missing output is told by a promise too", async () => {
    await expect(matchSemantically(undefined as never, expected, { embedder })).resolves.toMatchObject({
      unjudged: true,
    });
  });

  test("that gives too few vectors cannot be judged by", async () => {
    const verdict = await matchSemantically("a", "b", { embedder: async () => [[1]] });
    expect(verdict).toMatchObject({ unjudged: true });
  });

  test("that fails, fails the matcher with its own error", async () => {
    const embedder = async () => Promise.reject(new Error("no vectors today"));
    await expect(matchSemantically("a", "b", { embedder })).rejects.toThrow("no vectors today");
  });
});

test.each([[""], [[]], [["a", " "]]])("nothing can be expected to mean %j", (nothing) => {
  expect(() => matchSemantically("a", nothing)).toThrow(expect.objectContaining({ code: "matcherArgument" }));
});
