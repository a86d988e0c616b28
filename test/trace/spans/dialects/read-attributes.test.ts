import { expect, test } from "vitest";
import { readAttributes } from "../../../../src/trace/spans/dialects/read-attributes.ts";

const text = (role: string, content: string) => ({ role, parts: [{ type: "text", content }] });

test("names of the conventions and names that no dialect knows stay as they are", () => {
  const given = {
    "gen_ai.operation.name": "chat",
    "gen_ai.provider.name": "openai",
    "gen_ai.usage.input_tokens": 12,
    "shop.order": "A-1",
  };
  expect(readAttributes(given)).toEqual(given);
});

test("earlier names of the conventions are said in the newest", () => {
  expect(
    readAttributes({
      "gen_ai.system": "az.ai.openai",
      "gen_ai.operation.name": "chat",
      "gen_ai.request.model": "gpt-4o",
      "gen_ai.usage.prompt_tokens": "12",
      "gen_ai.usage.completion_tokens": 3,
      "gen_ai.usage.cache_creation.input_tokens": 4,
      "gen_ai.prompt": '[{"role":"user","content":"Hi"}]',
      "gen_ai.completion": '[{"role":"assistant","content":"Hello","finish_reason":"stop"}]',
      "gen_ai.client.operation.time_to_first_chunk": 0.25,
    }),
  ).toEqual({
    "gen_ai.provider.name": "azure.ai.openai",
    "gen_ai.operation.name": "chat",
    "gen_ai.request.model": "gpt-4o",
    "gen_ai.usage.input_tokens": 12,
    "gen_ai.usage.output_tokens": 3,
    "gen_ai.usage.cache_write.input_tokens": 4,
    "gen_ai.input.messages": [text("user", "Hi")],
    "gen_ai.output.messages": [{ ...text("assistant", "Hello"), finish_reason: "stop" }],
    "gen_ai.response.time_to_first_chunk": 0.25,
  });
});

test("messages, tools and arguments are JSON, also where they were JSON in a text in JSON", () => {
  const messages = [text("user", "Hi")];
  const read = readAttributes({
    "gen_ai.operation.name": "chat",
    "gen_ai.input.messages": JSON.stringify(messages),
    "gen_ai.output.messages": JSON.stringify(JSON.stringify(messages)),
    "gen_ai.tool.definitions":
      '[{"type":"function","function":{"name":"look","parameters":{"type":"object"}}}]',
    "gen_ai.response.finish_reasons": '["tool_calls"]',
  });
  expect(read).toMatchObject({
    "gen_ai.input.messages": messages,
    "gen_ai.output.messages": messages,
    "gen_ai.tool.definitions": [{ type: "function", name: "look", parameters: { type: "object" } }],
    "gen_ai.response.finish_reasons": ["tool_call"],
  });
});

test("messages that were told as events are messages of the span", () => {
  const told = [
    { name: "gen_ai.system.message", attributes: { content: "Be brief." } },
    { name: "gen_ai.user.message", body: { content: "Hi" } },
    {
      name: "gen_ai.choice",
      attributes: { "gen_ai.event.content": '{"message":{"content":"Hello"},"finish_reason":"stop"}' },
    },
  ];
  expect(readAttributes({ "gen_ai.operation.name": "chat" }, told)).toMatchObject({
    "gen_ai.input.messages": [text("system", "Be brief."), text("user", "Hi")],
    "gen_ai.output.messages": [{ ...text("assistant", "Hello"), finish_reason: "stop" }],
  });
  const whole = [
    { name: "gen_ai.content.prompt", attributes: { "gen_ai.prompt": "Hi" } },
    { name: "gen_ai.content.completion", attributes: { "gen_ai.completion": "Hello" } },
  ];
  expect(readAttributes({ "gen_ai.operation.name": "chat" }, whole)).toMatchObject({
    "gen_ai.input.messages": [text("user", "Hi")],
    "gen_ai.output.messages": [text("assistant", "Hello")],
  });
});

test("OpenLLMetry: indexed messages, its names of tokens, and kinds of its decorators", () => {
  expect(
    readAttributes({
      "gen_ai.system": "OpenAI",
      "llm.request.type": "chat",
      "gen_ai.request.model": "gpt-4o",
      "gen_ai.prompt.0.role": "user",
      "gen_ai.prompt.0.content": "Where is A-1?",
      "gen_ai.completion.0.role": "assistant",
      "gen_ai.completion.0.finish_reason": "tool_calls",
      "gen_ai.completion.0.tool_calls.0.id": "c1",
      "gen_ai.completion.0.tool_calls.0.name": "find_order",
      "gen_ai.completion.0.tool_calls.0.arguments": '{"id":"A-1"}',
      "gen_ai.usage.cache_read_input_tokens": 64,
      "llm.request.functions.0.name": "find_order",
      "llm.request.functions.0.description": "Finds an order",
    }),
  ).toEqual({
    "gen_ai.provider.name": "openai",
    "gen_ai.operation.name": "chat",
    "gen_ai.request.model": "gpt-4o",
    "llm.request.type": "chat",
    "gen_ai.input.messages": [text("user", "Where is A-1?")],
    "gen_ai.output.messages": [
      {
        role: "assistant",
        finish_reason: "tool_call",
        parts: [{ type: "tool_call", id: "c1", name: "find_order", arguments: { id: "A-1" } }],
      },
    ],
    "gen_ai.usage.cache_read.input_tokens": 64,
    "gen_ai.tool.definitions": [{ type: "function", name: "find_order", description: "Finds an order" }],
  });
  expect(
    readAttributes({
      "traceloop.span.kind": "tool",
      "traceloop.entity.name": "find_order",
      "traceloop.entity.input": '{"id":"A-1"}',
    }),
  ).toMatchObject({
    "gen_ai.operation.name": "execute_tool",
    "gen_ai.tool.name": "find_order",
    "gen_ai.tool.call.arguments": { id: "A-1" },
  });
});

test("OpenInference: messages, parts and tool calls in indexed names, parameters in one JSON", () => {
  const read = readAttributes({
    "openinference.span.kind": "LLM",
    "llm.system": "openai",
    "llm.model_name": "gpt-4o-2024-08-06",
    "llm.invocation_parameters": '{"model":"gpt-4o","temperature":0.5,"max_completion_tokens":20}',
    "llm.input_messages.0.message.role": "user",
    "llm.input_messages.0.message.contents.0.message_content.type": "text",
    "llm.input_messages.0.message.contents.0.message_content.text": "What is this?",
    "llm.input_messages.0.message.contents.1.message_content.type": "image",
    "llm.input_messages.0.message.contents.1.message_content.image.image.url": "https://example.com/a.png",
    "llm.output_messages.0.message.role": "assistant",
    "llm.output_messages.0.message.tool_calls.0.tool_call.id": "c1",
    "llm.output_messages.0.message.tool_calls.0.tool_call.function.name": "look",
    "llm.output_messages.0.message.tool_calls.0.tool_call.function.arguments": '{"at":"a"}',
    "llm.tools.0.tool.json_schema": '{"type":"function","function":{"name":"look"}}',
    "llm.token_count.prompt": 30,
    "llm.token_count.completion": 5,
    "llm.token_count.prompt_details.cache_read": 10,
    "llm.token_count.completion_details.reasoning": 2,
    "output.value": '{"choices":[{"finish_reason":"tool_calls"}]}',
    "session.id": "chat-7",
  });
  expect(read).toMatchObject({
    "gen_ai.operation.name": "chat",
    "gen_ai.provider.name": "openai",
    "gen_ai.request.model": "gpt-4o",
    "gen_ai.response.model": "gpt-4o-2024-08-06",
    "gen_ai.request.temperature": 0.5,
    "gen_ai.request.max_tokens": 20,
    "gen_ai.usage.input_tokens": 30,
    "gen_ai.usage.output_tokens": 5,
    "gen_ai.usage.cache_read.input_tokens": 10,
    "gen_ai.usage.reasoning.output_tokens": 2,
    "gen_ai.response.finish_reasons": ["tool_call"],
    "gen_ai.conversation.id": "chat-7",
    "gen_ai.input.messages": [
      {
        role: "user",
        parts: [
          { type: "text", content: "What is this?" },
          { type: "uri", modality: "image", uri: "https://example.com/a.png" },
        ],
      },
    ],
    "gen_ai.output.messages": [
      { role: "assistant", parts: [{ type: "tool_call", id: "c1", name: "look", arguments: { at: "a" } }] },
    ],
    "gen_ai.tool.definitions": [{ type: "function", name: "look" }],
  });
  expect(Object.keys(read).filter((name) => name.startsWith("llm."))).toEqual([]);
});

test.each([
  ["CHAIN", "chain"],
  ["AGENT", "invoke_agent"],
  ["TOOL", "execute_tool"],
  ["RETRIEVER", "retrieval"],
  ["EMBEDDING", "embeddings"],
])("OpenInference: a span of the kind %s does %s", (kind, operation) => {
  expect(readAttributes({ "openinference.span.kind": kind })).toMatchObject({
    "gen_ai.operation.name": operation,
  });
});

test("OpenLIT: its names of tokens, times and tools", () => {
  expect(
    readAttributes({
      "gen_ai.operation.name": "chat",
      "gen_ai.usage.reasoning_tokens": 7,
      "gen_ai.usage.prompt_tokens_details.cache_read": 8,
      "gen_ai.server.time_to_first_token": 0.5,
      "gen_ai.request.is_stream": true,
    }),
  ).toEqual({
    "gen_ai.operation.name": "chat",
    "gen_ai.usage.reasoning.output_tokens": 7,
    "gen_ai.usage.cache_read.input_tokens": 8,
    "gen_ai.response.time_to_first_chunk": 0.5,
    "gen_ai.request.stream": true,
  });
});

test("Langfuse: what its details took off input and output is added again", () => {
  expect(
    readAttributes({
      "langfuse.observation.type": "generation",
      "langfuse.observation.model.name": "gpt-4o",
      "langfuse.observation.model.parameters": '{"temperature":0.2}',
      "langfuse.observation.input":
        '{"messages":[{"role":"user","content":"Hi"}],"tools":[{"type":"function","function":{"name":"look"}}]}',
      "langfuse.observation.output": '{"role":"assistant","content":"Hello"}',
      "langfuse.observation.usage_details":
        '{"input":36,"input_cached_tokens":64,"output":15,"output_reasoning_tokens":5,"total":120}',
      "langfuse.session.id": "chat-7",
    }),
  ).toMatchObject({
    "gen_ai.operation.name": "chat",
    "gen_ai.request.model": "gpt-4o",
    "gen_ai.request.temperature": 0.2,
    "gen_ai.conversation.id": "chat-7",
    "gen_ai.usage.input_tokens": 100,
    "gen_ai.usage.cache_read.input_tokens": 64,
    "gen_ai.usage.output_tokens": 20,
    "gen_ai.usage.reasoning.output_tokens": 5,
    "gen_ai.input.messages": [text("user", "Hi")],
    "gen_ai.output.messages": [text("assistant", "Hello")],
    "gen_ai.tool.definitions": [{ type: "function", name: "look" }],
  });
});

test("Langfuse: its type is believed before an operation beside it, and a plain span tells nothing", () => {
  const operation = (type: string) =>
    readAttributes({ "langfuse.observation.type": type, "gen_ai.operation.name": "embeddings" })[
      "gen_ai.operation.name"
    ];
  expect(operation("agent")).toBe("invoke_agent");
  expect(operation("generation")).toBe("embeddings");
  expect(operation("span")).toBe("embeddings");
});

test("LangSmith: inputs and outputs of runs, reasons in one text, and its kind before the operation it tells", () => {
  expect(
    readAttributes({
      "langsmith.span.kind": "llm",
      "gen_ai.operation.name": "chat",
      "gen_ai.system": "openai",
      "gen_ai.request.model": "gpt-4o",
      "gen_ai.response.finish_reasons": "stop, length",
      "gen_ai.prompt": JSON.stringify({
        messages: [
          [
            {
              lc: 1,
              type: "constructor",
              id: ["langchain_core", "messages", "HumanMessage"],
              kwargs: { content: "Hi" },
            },
          ],
        ],
      }),
      "gen_ai.completion":
        '{"choices":[{"message":{"role":"assistant","content":"Hello"},"finish_reason":"stop"}]}',
      "langsmith.usage_metadata":
        '{"input_tokens":9,"output_tokens":2,"input_token_details":{"cache_read":3}}',
    }),
  ).toMatchObject({
    "gen_ai.operation.name": "chat",
    "gen_ai.response.finish_reasons": ["stop", "length"],
    "gen_ai.input.messages": [text("user", "Hi")],
    "gen_ai.output.messages": [{ ...text("assistant", "Hello"), finish_reason: "stop" }],
    "gen_ai.usage.input_tokens": 9,
    "gen_ai.usage.output_tokens": 2,
    "gen_ai.usage.cache_read.input_tokens": 3,
  });
  const told = { "langsmith.span.kind": "prompt", "gen_ai.operation.name": "chat" };
  expect(readAttributes(told)["gen_ai.operation.name"]).toBe("prompt");
});

test("Vercel AI SDK 6: a model's span with prompt, answer, usage, and milliseconds as seconds", () => {
  expect(
    readAttributes({
      "ai.operationId": "ai.streamText.doStream",
      "ai.model.provider": "google.vertex.chat",
      "ai.model.id": "gemini-2.5-flash",
      "ai.prompt.messages": JSON.stringify([
        { role: "system", content: "Be brief." },
        { role: "user", content: [{ type: "text", text: "Hi" }] },
        {
          role: "tool",
          content: [
            {
              type: "tool-result",
              toolCallId: "c0",
              toolName: "look",
              output: { type: "text", value: "ok" },
            },
          ],
        },
      ]),
      "ai.prompt.tools": ['{"type":"function","name":"look","inputSchema":{"type":"object"}}'],
      "ai.response.text": "Hello",
      "ai.response.reasoning": "Say hello.",
      "ai.response.toolCalls": '[{"toolCallId":"c1","toolName":"look","input":"{\\"at\\":\\"a\\"}"}]',
      "ai.response.finishReason": "tool-calls",
      "ai.response.msToFirstChunk": 250,
      "ai.usage.inputTokens": 12,
      "ai.usage.cachedInputTokens": 4,
      "ai.settings.temperature": 0.1,
      "ai.telemetry.functionId": "greet",
    }),
  ).toEqual({
    "ai.operationId": "ai.streamText.doStream",
    "gen_ai.operation.name": "chat",
    "gen_ai.provider.name": "gcp.vertex_ai",
    "gen_ai.request.model": "gemini-2.5-flash",
    "gen_ai.request.temperature": 0.1,
    "gen_ai.input.messages": [
      text("system", "Be brief."),
      text("user", "Hi"),
      {
        role: "tool",
        parts: [
          { type: "tool_call_response", id: "c0", name: "look", response: { type: "text", value: "ok" } },
        ],
      },
    ],
    "gen_ai.tool.definitions": [{ type: "function", name: "look", parameters: { type: "object" } }],
    "gen_ai.output.messages": [
      {
        role: "assistant",
        finish_reason: "tool_call",
        parts: [
          { type: "reasoning", content: "Say hello." },
          { type: "text", content: "Hello" },
          { type: "tool_call", id: "c1", name: "look", arguments: { at: "a" } },
        ],
      },
    ],
    "gen_ai.response.finish_reasons": ["tool_call"],
    "gen_ai.response.time_to_first_chunk": 0.25,
    "gen_ai.usage.input_tokens": 12,
    "gen_ai.usage.cache_read.input_tokens": 4,
    "ai.telemetry.functionId": "greet",
  });
});

test.each([
  ["ai.generateText", "invoke_agent"],
  ["ai.streamObject", "invoke_agent"],
  ["ai.generateText.doGenerate", "chat"],
  ["ai.embedMany", "ai.embedMany"],
  ["ai.embedMany.doEmbed", "embeddings"],
  ["ai.toolCall", "execute_tool"],
])("Vercel AI SDK 6: %s is %s, so that only the model's own span counts", (id, operation) => {
  const read = readAttributes({ "ai.operationId": id, "ai.model.id": "m", "ai.usage.inputTokens": 5 });
  expect(read["gen_ai.operation.name"]).toBe(operation);
});

test("a tool's input is its arguments and no conversation", () => {
  const read = readAttributes({
    "langsmith.span.kind": "tool",
    "langsmith.trace.name": "look",
    "gen_ai.prompt": '{"at":"a"}',
    "gen_ai.completion": '{"found":true}',
  });
  expect(read).toMatchObject({
    "gen_ai.tool.name": "look",
    "gen_ai.tool.call.arguments": { at: "a" },
    "gen_ai.tool.call.result": { found: true },
  });
  expect(read).not.toHaveProperty(["gen_ai.input.messages"]);
});

test("a span that only names a model is a model's", () => {
  expect(readAttributes({ "gen_ai.request.model": "m" })["gen_ai.operation.name"]).toBe("chat");
  expect(readAttributes({ "http.request.method": "POST" })["gen_ai.operation.name"]).toBeUndefined();
});
