import { expect, test } from "vitest";
import type { Interaction } from "../../src/cassette/cassette.ts";
import { openBudget } from "../../src/session/budget.ts";
import { interaction } from "./interaction.ts";

test("maxCalls lets so many calls out and no more", () => {
  const budget = openBudget({ title: "loop", maxCalls: 2 });
  expect([budget.take(), budget.take()]).toEqual([undefined, undefined]);
  expect(budget.take()?.message).toMatch(/"loop" reached maxCalls: 2/);
});

const URL = "https://api.openai.com/v1/chat/completions";

/** A call of gpt-4o that cost 3 cents: 4,000 tokens in at $2.50 for a million, 2,000 out at $10. */
const threeCents = (model = "gpt-4o", status = 200): Interaction => {
  const usage = { prompt_tokens: 4_000, completion_tokens: 2_000 };
  const json = status === 200 ? { model, choices: [], usage } : { error: { message: "no" } };
  const request = { method: "POST", url: URL, headers: [], body: { json: { model, messages: [] } } };
  return interaction({ request, response: { status, statusText: "", headers: [], body: { json } } });
};

test("maxCost stops once the calls that ended have cost more", () => {
  const budget = openBudget({ title: "dear", maxCost: 0.05 });
  expect(budget.take()).toBeUndefined();
  budget.spend(threeCents());
  expect(budget.take()).toBeUndefined();
  budget.spend(threeCents());
  expect(budget.take()?.message).toMatch(/0\.0600 US dollars, more than maxCost 0\.05/);
});

test("maxCost counts by own prices where they are given", () => {
  const budget = openBudget({
    title: "own",
    maxCost: 1,
    prices: { "gpt-4o": { input: 0, output: 0, request: 2 } },
  });
  budget.spend(threeCents());
  expect(budget.take()?.code).toBe("tooCostly");
});

test("a call whose price is not known stops the recording: no limit is silently not kept", () => {
  const budget = openBudget({ title: "t", maxCost: 1 });
  budget.spend(threeCents("gpt-unheard-of"));
  expect(budget.take()).toMatchObject({
    code: "costUnknown",
    message: expect.stringMatching(
      /the cost of POST https:\/\/api\.openai\.com\S* is not known.*no price for gpt-unheard-of \(openai\).*option prices: \{ "gpt-unheard-of"/,
    ) as string,
  });
});

test("what is no model's call costs nothing, nor does a call that was refused", () => {
  const budget = openBudget({ title: "t", maxCost: 0 });
  budget.spend(interaction());
  budget.spend(threeCents("gpt-unheard-of", 429));
  expect(budget.take()).toBeUndefined();
});

test("without maxCost nothing is priced", () => {
  const budget = openBudget({ title: "t", maxCalls: 5, prices: () => Number.NaN });
  budget.spend(threeCents("gpt-unheard-of"));
  expect(budget.take()).toBeUndefined();
});
