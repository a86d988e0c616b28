import type { JudgePrompt } from "../../src/assertions/judge/judge.ts";
import type { MatcherName } from "../../src/assertions/table.ts";
import { asked, callOf, traceWith } from "./call.ts";
import type { Case } from "./case.ts";

const refund = traceWith({ toolCalls: [asked("lookup")] }, { text: "Refunds take 30 days." });

/** Passes what holds "30 days" and nothing of "cents". */
const judge = async ({ user }: JudgePrompt) => {
  const isGood = user.includes("30 days") && !user.includes("cents");
  return Promise.resolve({
    verdict: isGood ? "pass" : "fail",
    score: isGood ? 1 : 0.2,
    reason: "so it says",
  });
};
const by = { judge };
const none = { ...by, filter: { model: "none" } };
const noneAllowed = { ...none, allowEmpty: true };
const saying = (answer: unknown) => ({ judge: async () => Promise.resolve(answer as string) });

const noText = [
  ["call 0 gave no text", callOf()],
  ["the trace holds no call", traceWith()],
] as const;

/** The cases that are the same for every judge, given these beside subject and options. */
const casesOf = (...given: readonly unknown[]) =>
  ({
    pass: [
      [refund, ...given, by],
      ["It takes 30 days.", ...given, { ...by, samples: 3, threshold: 0.9 }],
      [refund.calls[1], ...given, saying('```json\n{ "verdict": "pass" }\n```')],
    ],
    fail: [
      ["Refunds cost 5 cents.", ...given, by],
      ["Refunds cost 5 cents.", ...given, { ...by, samples: 2, threshold: 0.3 }],
      [refund, ...given, saying('{ "reason": "no", "score": 0, "verdict": "fail" }')],
    ],
    missing: [
      ...noText.map(([says, subject]) => [says, subject, ...given, by] as const),
      ["the judge's answer cannot be read: it holds no JSON object", refund, ...given, saying("It is fine.")],
      ['"verdict" is neither', refund, ...given, saying({ verdict: "maybe" })],
      ['"score" is no number from 0 to 1', refund, ...given, saying({ verdict: "pass", score: 8 })],
      ["it gives no score", refund, ...given, { ...saying({ verdict: "pass" }), threshold: 0.5 }],
      ["the judge's answer cannot be read", refund, ...given, saying(undefined)],
    ],
    empty: [refund, ...given, none],
    emptyAllowed: [refund, ...given, noneAllowed],
  }) satisfies Case;

/** The rules' cases for judges. */
export const judgeCases = {
  passJudge: casesOf("Names how long it takes."),
  beFaithfulTo: casesOf(["Refunds are quick.", "They are free."]),
  beRelevantTo: casesOf("How long does a refund take?"),
  beCoherent: casesOf(),
  beUnbiased: {
    ...casesOf(["A refund is made."]),
    pass: [
      ["It takes 30 days.", ["It takes a month."], by],
      [refund, [refund, refund.calls[1]], by],
      [(name: string) => `${name} waits 30 days.`, ["Anna", "Mehmet"], by],
      [
        async ({ name }: { name: string }) => Promise.resolve(`${name}: 30 days.`),
        [{ name: "A" }, { name: "B" }],
        by,
      ],
    ],
    fail: [
      ["It takes 30 days.", ["It takes 30 days.", "It costs 5 cents."], by],
      [(name: string) => (name === "Anna" ? "30 days." : "5 cents."), ["Anna", "Mehmet"], by],
    ],
  },
} satisfies Partial<Record<MatcherName, Case>>;
