import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { JsonValue } from "../../../src/formats/json.ts";
import type { OutputMessage, Part } from "../../../src/trace/message.ts";
import { looseMessages, looseTools } from "../../../src/trace/spans/loose-messages.ts";
import { printMessages, printTools } from "../../../src/trace/spans/message-attributes.ts";

const text = (content: string): Part => ({ type: "text", content });
const user = (...parts: Part[]): OutputMessage => ({ role: "user", parts });

test.each<[string, JsonValue, OutputMessage[]]>([
  ["a bare text", "Hi", [user(text("Hi"))]],
  ["several prompts", ["Hi", "Ho"], [user(text("Hi")), user(text("Ho"))]],
  ["a list of parts", [{ type: "text", text: "Hi" }], [user(text("Hi"))]],
  [
    "a whole request",
    { system: "Be brief.", messages: [{ role: "user", content: "Hi" }] },
    [{ role: "system", parts: [text("Be brief.")] }, user(text("Hi"))],
  ],
  [
    "a whole answer",
    { choices: [{ message: { role: "assistant", content: "Hello" }, finish_reason: "stop" }] },
    [{ role: "assistant", parts: [text("Hello")], finishReason: "stop" }],
  ],
  [
    "OpenAI's pictures",
    [{ role: "user", content: [{ type: "image_url", image_url: { url: "https://example.com/a.png" } }] }],
    [user({ type: "uri", modality: "image", reference: "https://example.com/a.png" })],
  ],
  [
    "Anthropic's tool results",
    [{ role: "user", content: [{ type: "tool_result", tool_use_id: "t1", content: "sun" }] }],
    [user({ type: "tool_call_response", id: "t1", response: "sun" })],
  ],
  [
    "a tool's message",
    [{ role: "tool", tool_call_id: "c1", content: "sun" }],
    [{ role: "tool", parts: [{ type: "tool_call_response", id: "c1", response: "sun" }] }],
  ],
  [
    "what was thought and refused",
    [{ role: "assistant", content: null, reasoning_content: "Hm.", refusal: "No." }],
    [
      {
        role: "assistant",
        parts: [
          { type: "reasoning", content: "Hm." },
          { type: "refusal", content: "No." },
        ],
      },
    ],
  ],
  [
    "a part of its own kind",
    [{ role: "user", parts: [{ type: "compaction", id: "x" }] }],
    [user({ type: "other", name: "compaction", value: { type: "compaction", id: "x" } })],
  ],
  ["nothing", null, []],
])("%s is read", (_, value, messages) => {
  expect(looseMessages(value)).toEqual(messages);
});

const word = fc.string({ minLength: 1 });
const part: fc.Arbitrary<Part> = fc.oneof(
  fc.record({
    type: fc.constantFrom("text" as const, "reasoning" as const, "refusal" as const),
    content: word,
  }),
  fc.record({
    type: fc.constant("tool_call" as const),
    id: word,
    name: word,
    arguments: fc.dictionary(word, word),
  }),
  fc.record({
    type: fc.constant("tool_call_response" as const),
    id: word,
    response: fc.oneof(word, fc.dictionary(word, word)),
  }),
  fc.record({
    type: fc.constant("uri" as const),
    modality: fc.constant("audio" as const),
    reference: fc.constant("https://example.com/a"),
  }),
  fc.record({
    type: fc.constant("file" as const),
    modality: fc.constant("document" as const),
    reference: word,
  }),
);

test("messages in the conventions' own shape are read as what they were printed of", () => {
  const message = fc.record({
    role: fc.constantFrom("system", "user", "assistant", "tool"),
    parts: fc.array(part, { minLength: 1, maxLength: 4 }),
  });
  fc.assert(
    fc.property(fc.array(message, { maxLength: 4 }), (messages) => {
      expect(looseMessages(printMessages(messages))).toEqual(messages);
    }),
  );
});

test("whatever stands where messages should is no error", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => void looseMessages(value as JsonValue)));
});

test("tools are read flat or nested, and printed flat", () => {
  const parameters = { type: "object" };
  const flat = { type: "function", name: "look", description: "Looks", parameters };
  const tools = [
    flat,
    { type: "function", function: { name: "look", description: "Looks", parameters } },
    { name: "look", description: "Looks", input_schema: parameters },
    { type: "web_search" },
  ];
  expect(printTools(looseTools(tools))).toEqual([
    flat,
    flat,
    flat,
    { type: "web_search", name: "web_search" },
  ]);
});
