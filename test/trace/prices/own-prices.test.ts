import { expect, test } from "vitest";
import { type Priced, priceOf } from "../../../src/trace/price.ts";
import { interaction as interactionOf } from "../../session/interaction.ts";
import { call } from "./call.ts";

const M = 1e6;

test("an own price holds before the table's, and where the table has none", () => {
  const usage = { input: 1_000, cacheRead: 200, output: 500, reasoning: 100 };
  const prices = { "gpt-4o": { input: 1, output: 4, cacheRead: 0.1, reasoning: 2, request: 0.005 } };
  expect(priceOf(call({ model: "gpt-4o", usage }), prices)).toEqual({
    cost: {
      total: expect.closeTo((800 * 1 + 200 * 0.1 + 400 * 4 + 100 * 2) / M + 0.005, 12) as number,
      input: expect.closeTo((800 * 1) / M, 12) as number,
      cached: expect.closeTo((200 * 0.1) / M, 12) as number,
      output: expect.closeTo((400 * 4) / M, 12) as number,
      reasoning: expect.closeTo((100 * 2) / M, 12) as number,
      other: 0.005,
    },
  });
  const local = call({ provider: "ollama", model: "llama3.2:3b", usage: { input: 10, output: 10 } });
  expect(priceOf(local, { "ollama:*": { input: 0, output: 0 } })).toMatchObject({ cost: { total: 0 } });
});

test("a price by exact name holds before one by pattern, the provider's before the model's alone", () => {
  const priced = (prices: Record<string, { input: number }>) =>
    priceOf(call({ provider: "openai", model: "m.1", usage: { input: M } }), prices);
  expect(priced({ "*": { input: 1 }, "openai:*": { input: 2 }, "m.1": { input: 3 } })).toMatchObject({
    cost: { total: 3 },
  });
  expect(priced({ "m.1": { input: 3 }, "openai:m.1": { input: 4 } })).toMatchObject({ cost: { total: 4 } });
  expect(priced({ mx1: { input: 3 }, "m*": { input: 5 } })).toMatchObject({ cost: { total: 5 } });
});

test("an own price without output prices no output", () => {
  const price = priceOf(call({ model: "mine", usage: { input: 5, output: 5 } }), { mine: { input: 1 } });
  expect(price).toEqual({
    unpriced: "the option prices gives mine (openai) no price for output; add output to its entry",
  });
});

test("an own function tells what a call cost, split as list prices would be, and leaves the rest to the table", () => {
  const prices = ({ interaction }: Priced) =>
    interaction?.response?.headers.flatMap(([name, value]) => (name === "x-cost" ? [Number(value)] : []))[0];
  const known = call({ model: "gpt-4o", usage: { input: 4_000, output: 1_000 } });
  const headers = [["x-cost", "0.1"]] as const;
  const told = {
    ...known,
    interaction: interactionOf({ response: { status: 200, statusText: "", headers, body: null } }),
  };
  expect(priceOf(told, prices)).toEqual({
    cost: { total: 0.1, input: 0.05, cached: 0, output: 0.05, reasoning: 0, other: 0 },
  });
  expect(priceOf(known, prices)).toEqual(priceOf(known));
});
