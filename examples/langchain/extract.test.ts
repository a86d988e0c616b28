import { currentTrace } from "llm-replay";
import { expect, test } from "vitest";
import { extractOrder, Order } from "./extract.ts";

test("reads an order out of a mail", async () => {
  const order = await extractOrder("Two copies of The Histories, please, wrapped as a present!");

  expect(order).toEqual({ title: "The Histories", copies: 2, gift: true });
  expect(currentTrace()).toMatchJsonSchema(Order);
  expect(currentTrace()).toMakeAtMost(1);
});

test("reads several orders at once", async () => {
  const mails = ["One copy of Emma.", "Three copies of Persuasion."];
  const orders = await Promise.all(mails.map(extractOrder));

  expect(orders.map(({ copies }) => copies)).toEqual([1, 3]);
  expect(currentTrace().calls).toHaveLength(2);
});
