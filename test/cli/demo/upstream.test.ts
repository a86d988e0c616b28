import OpenAI from "openai";
import { expect, test } from "vitest";
import { startUpstream } from "../../../src/cli/demo/upstream.ts";

const ask = { model: "gpt-4o-mini", stream: true, stream_options: { include_usage: true } } as const;
const user = { role: "user", content: "?" } as const;

test("the openai package reads the demo's server as the real one: a tool call, then text, with usage", async () => {
  await using upstream = await startUpstream(0);
  const openai = new OpenAI({ baseURL: upstream.url, apiKey: "none" });
  const first = openai.chat.completions.stream({ ...ask, messages: [user, user] });
  const { message, finish_reason } = (await first.finalChatCompletion()).choices[0] ?? {};
  expect(finish_reason).toBe("tool_calls");
  expect(message?.tool_calls).toMatchObject([
    { function: { name: "track_order", arguments: '{"order":"BK-4711"}' } },
  ]);
  const second = openai.chat.completions.stream({ ...ask, messages: [user, user, user, user] });
  expect(await second.finalContent()).toMatch(/^Your order BK-4711 .* Thursday 📦\.$/);
  expect((await second.totalUsage()).total_tokens).toBe(160);
});

test("events are framed as the API frames them", async () => {
  await using upstream = await startUpstream(0);
  const response = await fetch(`${upstream.url}/chat/completions`, {
    method: "POST",
    body: JSON.stringify({ ...ask, messages: [user, user] }),
  });
  expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  const text = await response.text();
  const events = text.split("\n\n");
  expect(events.slice(-2)).toEqual(["data: [DONE]", ""]);
  const fields = events
    .slice(0, -2)
    .map((event) => Object.keys(JSON.parse(event.slice("data: ".length))).join());
  expect(new Set(fields)).toEqual(
    new Set(["id,object,created,model,service_tier,system_fingerprint,choices,usage,obfuscation"]),
  );
  expect(JSON.parse((events.at(-3) ?? "").slice("data: ".length))).toMatchObject({
    choices: [],
    usage: { total_tokens: 112 },
  });
});
