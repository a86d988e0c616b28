import { expect, test } from "vitest";
import type { RecordedSpan } from "../../../src/cassette/cassette.ts";
import { withoutContent } from "../../../src/recorder/spans/message-content.ts";

const spanWith = (parts: Pick<RecordedSpan, "attributes" | "events">): RecordedSpan => ({
  id: "s1",
  name: "chat",
  kind: "client",
  start: 0,
  end: 1,
  ...parts,
});

const named = (names: readonly string[]): RecordedSpan["attributes"] =>
  Object.fromEntries(names.map((name) => [name, "x"]));

test.each([
  [
    "the GenAI conventions",
    ["gen_ai.input.messages", "gen_ai.system_instructions", "gen_ai.tool.call.result"],
  ],
  ["their older versions", ["gen_ai.prompt", "gen_ai.prompt.0.content", "gen_ai.completion.0.content"]],
  ["OpenLLMetry", ["traceloop.entity.input", "traceloop.entity.output"]],
  [
    "OpenInference",
    ["llm.input_messages.0.message.content", "input.value", "output.value", "tool.parameters"],
  ],
  ["Langfuse", ["langfuse.observation.input", "langfuse.trace.output"]],
  [
    "the AI SDK",
    ["ai.prompt", "ai.prompt.messages", "ai.response.text", "ai.toolCall.args", "ai.result.object"],
  ],
])("what was said is left out in the words of %s", (_dialect, names) => {
  expect(withoutContent(spanWith({ attributes: named(names) })).attributes).toEqual({});
});

test("what was used and asked for stays", () => {
  const names = [
    "gen_ai.usage.input_tokens",
    "gen_ai.prompt.name",
    "gen_ai.request.model",
    "llm.token_count.prompt",
    "ai.response.model",
    "ai.usage.promptTokens",
    "input.mime_type",
    "gen_ai.tool.name",
  ];
  const attributes = named(names);
  expect(withoutContent(spanWith({ attributes })).attributes).toEqual(attributes);
});

test("events that are messages are left out, the content of others too", () => {
  const events = [
    { name: "gen_ai.user.message", time: 0, attributes: { content: "hello" } },
    { name: "gen_ai.content.prompt", time: 0, attributes: {} },
    {
      name: "gen_ai.client.inference.operation.details",
      time: 1,
      attributes: named(["gen_ai.output.messages", "a"]),
    },
    { name: "ai.stream.firstChunk", time: 2, attributes: { "ai.response.msToFirstChunk": 3 } },
  ];
  expect(withoutContent(spanWith({ attributes: {}, events })).events).toEqual([
    { name: "gen_ai.client.inference.operation.details", time: 1, attributes: { a: "x" } },
    events[3],
  ]);
});
