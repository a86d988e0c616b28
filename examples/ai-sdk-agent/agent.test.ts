import { currentTrace } from "llm-replay";
import { expect, test } from "vitest";
import { agent } from "./agent.ts";

test("looks an order up, then changes its address", async () => {
  const answer = await agent("Please send order BK-4712 to Hauptstr. 5, Bonn instead.");
  const trace = currentTrace();

  expect(answer).toMatchSemantically("Order BK-4712 now goes to Hauptstr. 5 in Bonn.");
  expect(trace).toFollowTrajectory(["track_order", "change_address"], { order: "inOrder" });
  expect(trace).toHaveCalledTool("change_address", { order: "BK-4712" }, { mode: "superset" });
  expect(trace).toHaveValidToolArguments();
  expect(trace).toHaveNoLoops();
  expect(trace).toMakeAtMost(3);
  expect(trace).toCostLessThan(0.01);
});

test("does not change what has been shipped", async () => {
  await agent("Where is order BK-4711?");

  expect(currentTrace()).toHaveCalledTool("track_order", { order: "BK-4711" });
  expect(currentTrace()).not.toHaveCalledTool("change_address");
});
