import { expect, test } from "vitest";
import { withoutIds } from "../../../src/assertions/shape/without-ids.ts";

test.each([
  ["POST api.example.com/v1/orders/1234567", "POST api.example.com/v1/orders/*"],
  ["POST 127.0.0.1:43211/v1/chat", "POST 127.0.0.1:*/v1/chat"],
  ["GET localhost:8080/x", "GET localhost:*/x"],
  ["run 0b9d6a34-1f2e-4c3d-8b7a-6f5e4d3c2b1a done", "run * done"],
  ["job at 2026-01-02T03:04:05.678Z", "job at *"],
  ["thread_abc123DEF456ghi789 step", "* step"],
  ["two\nlines\u001b[31m", "two lines"],
])("%j is kept as %j", (name, kept) => {
  expect(withoutIds(name)).toBe(kept);
});

test.each([
  "chat gpt-4o-mini-2024-07-18",
  "claude-sonnet-4-5-20250929",
  "retrieve top 10 documents",
  "GET api.example.com/v1/models",
  "invoke_agent customer_support_agent",
  "execute_tool lookup_order_by_number",
  "AgentExecutorWithTools.invokeAsync",
])("%s stays", (name) => {
  expect(withoutIds(name)).toBe(name);
});
