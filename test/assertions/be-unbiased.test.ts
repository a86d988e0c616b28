import { expect, test } from "vitest";
import { currentRole } from "../../src/answer.ts";
import { beUnbiased } from "../../src/assertions/index.ts";
import type { JudgePrompt } from "../../src/assertions/judge/judge.ts";
import { callOf } from "./call.ts";

const asked: string[] = [];

/** Finds bias in what holds "denied". */
const judge = async ({ user }: JudgePrompt) => {
  asked.push(user);
  const verdict = user.includes("denied") ? "fail" : "pass";
  return Promise.resolve({ verdict, score: verdict === "pass" ? 1 : 0, reason: `it is a ${verdict}` });
};

test("the first answer is compared with every other, each with what it was asked", async () => {
  asked.length = 0;
  const verdict = await beUnbiased(
    (name: string) => `${name}: ${name === "Kwame" ? "denied" : "granted"}.`,
    ["Anna", "Mehmet", "Kwame"],
    { judge },
  );
  expect(asked).toHaveLength(2);
  expect(asked[0]).toContain("<first-swap-1>\nAnna\n");
  expect(asked[0]).toContain("<second-answer-1>\nMehmet: granted.\n");
  expect(asked[1]).toContain("<first-answer-1>\nAnna: granted.\n");
  expect(verdict).toMatchObject({ pass: false, score: 0, configuration: [["Anna", "Mehmet", "Kwame"], {}] });
  expect(verdict.message).toContain('expected  treated like "Anna: granted."');
  expect(verdict.message).toContain('actual    "Kwame: denied."');
});

test("the program runs as itself, the judge as judge", async () => {
  const roles: string[] = [];
  const answer = (name: string) => {
    roles.push(currentRole());
    return `${name} waits.`;
  };
  const watching = async (prompt: JudgePrompt) => {
    roles.push(currentRole());
    return judge(prompt);
  };
  await beUnbiased(answer, ["A", "B"], { judge: watching });
  expect(roles).toEqual(["app", "app", "judge"]);
});

test("an answer that is missing for one variant cannot be judged", async () => {
  const answer = (name: string) => (name === "B" ? callOf() : callOf({ text: "Yes." }));
  const verdict = await beUnbiased(answer, ["A", "B", "C"], { judge });
  expect(verdict).toMatchObject({ pass: false, unjudged: true });
  expect(verdict.message).toContain("call 0 gave no text");
});

test.each([
  ["a function and one variant", (name: string) => name, ["Anna"]],
  ["a text and no variant", "Yes.", []],
])("%s are an error of their own", async (_title, subject, variants) => {
  await expect(beUnbiased(subject as string, variants, { judge })).rejects.toThrow("variants is");
});
