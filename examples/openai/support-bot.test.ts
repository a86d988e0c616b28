import { currentTrace } from "llm-replay";
import { expect, test } from "vitest";
import { supportBot } from "./support-bot.ts";

test("answers a refund question for under a cent", async () => {
  const answer = await supportBot("Can I get my money back?");

  expect(answer).toMatchSemantically("You can send books back within 30 days for a refund.");
  expect(currentTrace()).toCostLessThan(0.01);
  expect(currentTrace()).toStayUnderTokens({ input: 150, output: 60 });
});

test("streams its answer piece by piece", async () => {
  const pieces: string[] = [];
  const answer = await supportBot("What does shipping cost?", (piece) => pieces.push(piece));

  expect(pieces.length).toBeGreaterThan(5);
  expect(pieces.join("")).toBe(answer);
  expect(currentTrace()).toStreamFirstTokenWithin(2_000);
  expect(currentTrace()).toFinishWith("stop");
});
