import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readVerdict } from "../../../src/assertions/judge/read-verdict.ts";

const pass = { verdict: "pass", score: 0.5, reason: "So." };

test.each([
  ["JSON", JSON.stringify(pass)],
  ["JSON in lines", JSON.stringify(pass, null, 2)],
  ["a code fence", `\`\`\`json\n${JSON.stringify(pass)}\n\`\`\``],
  ["a fence without a language", `\`\`\`\n${JSON.stringify(pass)}\n\`\`\`\n`],
  ["words around it", `Here it is: ${JSON.stringify(pass)} Done.`],
  ["a verdict", pass],
  ["a word in capitals", { ...pass, verdict: " PASS " }],
  ["more than is asked for", { ...pass, confidence: 3 }],
])("%s is read", (_title, given) => {
  expect(readVerdict(given)).toEqual(pass);
});

test("score and reason may be absent", () => {
  expect(readVerdict('{"verdict":"fail"}')).toEqual({ verdict: "fail" });
});

test.each([
  ["nothing", undefined],
  ["an empty text", ""],
  ["prose", "I would say that it passes."],
  ["two verdicts", '{"verdict":"fail"} or rather {"verdict":"pass"}'],
  ["a verdict that is cut off", '{"reason":"It is","verdict":"pa'],
  ["a verdict inside another object", '{"result":{"verdict":"pass"}}'],
  ["another word", { verdict: "passed" }],
  ["no word", { score: 1 }],
  ["a score out of ten", { verdict: "pass", score: 8 }],
  ["a score below 0", { verdict: "pass", score: -0.1 }],
  ["a score as text", { verdict: "pass", score: "0.9" }],
  ["no number", { verdict: "pass", score: Number.NaN }],
  ["a list", [pass]],
  ["a number", 1],
])("%s is not read", (_title, given) => {
  expect(readVerdict(given)).toEqual({ unreadable: expect.any(String) as string });
});

test("whatever a judge says, reading it throws nothing", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.anything(), fc.json()), (given) => {
      expect(readVerdict(given)).toBeDefined();
    }),
  );
});
