import { currentTrace } from "llm-replay";
import { expect, test } from "vitest";
import { POST } from "./app/api/chat/route.ts";

const ask = (text: string): Request =>
  new Request("http://localhost:3000/api/chat", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ messages: [{ id: "1", role: "user", parts: [{ type: "text", text }] }] }),
  });

test("streams an answer to the browser", async () => {
  const response = await POST(ask("Do you wrap books as presents?"));

  expect(response.headers.get("content-type")).toContain("text/event-stream");
  expect(await response.text()).toContain('"type":"text-delta"');
  expect(currentTrace()).toMatchSemantically("Yes, gift wrapping is free.");
  expect(currentTrace()).toStreamFirstTokenWithin(2_000);
});
