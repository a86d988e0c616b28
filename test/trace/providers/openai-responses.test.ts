import { expect, test } from "vitest";
import { callOf, namedEvents } from "./call-of.ts";

const url = "https://api.openai.com/v1/responses";
const request = { model: "gpt-5", input: "Hello" };
const message = (text: string) => ({
  id: "msg_1",
  type: "message",
  role: "assistant",
  status: "completed",
  content: [{ type: "output_text", text, annotations: [] }],
});
const response = (more: object = {}) => ({
  id: "resp_1",
  object: "response",
  model: "gpt-5-2025-08-07",
  status: "completed",
  error: null,
  output: [message("Hi there")],
  ...more,
});
const streamOf = (said: Parameters<typeof namedEvents>[0]) =>
  callOf({
    url,
    request: { ...request, stream: true },
    type: "text/event-stream",
    answer: namedEvents(said),
  });

const textDelta = (delta: string) => ({
  type: "response.output_text.delta",
  output_index: 0,
  content_index: 0,
  delta,
});

test("a last event without output leaves what the stream said", () => {
  const call = streamOf([
    { type: "response.created", response: response({ status: "in_progress", output: [] }) },
    textDelta("Hi "),
    textDelta("there"),
    { type: "response.output_item.done", output_index: 0, item: message("Hi there") },
    { type: "response.completed", response: response({ output: [] }) },
  ]);
  expect(call).toMatchObject({
    text: "Hi there",
    finishReasons: ["stop"],
    responseId: "resp_1",
    warnings: [],
  });
});

test("a response that failed is an error, with what came before", () => {
  const failed = response({
    status: "failed",
    output: [],
    error: { code: "server_error", message: "The model failed to generate a response." },
  });
  expect(streamOf([textDelta("Hi"), { type: "response.failed", response: failed }])).toMatchObject({
    text: "Hi",
    finishReasons: ["error"],
    error: { code: "server_error", message: "The model failed to generate a response." },
  });
  expect(callOf({ url, request, answer: failed }).error).toMatchObject({ code: "server_error", status: 200 });
});

test("an error event is an error", () => {
  const call = streamOf([
    textDelta("Hi"),
    { type: "error", code: "ERR_SOMETHING", message: "Something went wrong", param: null },
  ]);
  expect(call).toMatchObject({
    text: "Hi",
    error: { code: "ERR_SOMETHING", message: "Something went wrong" },
  });
});

test.each([
  ["max_output_tokens", "length"],
  ["content_filter", "content_filter"],
])("a response that is incomplete for %s ends for %s", (reason, finish) => {
  const incomplete = response({ status: "incomplete", incomplete_details: { reason } });
  expect(callOf({ url, request, answer: incomplete }).finishReasons).toEqual([finish]);
  expect(
    streamOf([textDelta("Hi there"), { type: "response.incomplete", response: incomplete }]),
  ).toMatchObject({
    text: "Hi there",
    finishReasons: [finish],
  });
});

test("a refusal is a part of its own", () => {
  const refused = { ...message(""), content: [{ type: "refusal", refusal: "I cannot help." }] };
  const parts = [{ type: "refusal", content: "I cannot help." }];
  expect(callOf({ url, request, answer: response({ output: [refused] }) })).toMatchObject({
    text: "",
    output: [{ parts }],
  });
  const delta = { type: "response.refusal.delta", output_index: 0, content_index: 0 };
  const call = streamOf([
    { ...delta, delta: "I cannot" },
    { ...delta, delta: " help." },
  ]);
  expect(call.output).toMatchObject([{ parts }]);
});

test.each([
  [
    { type: "web_search_call", id: "ws_1", status: "completed", action: { type: "search", query: "news" } },
    [
      {
        type: "tool_call",
        id: "ws_1",
        name: "web_search",
        arguments: { type: "search", query: "news" },
        isHosted: true,
      },
    ],
  ],
  [
    {
      type: "file_search_call",
      id: "fs_1",
      status: "completed",
      queries: ["deep research"],
      results: [{ file_id: "f" }],
    },
    [
      {
        type: "tool_call",
        id: "fs_1",
        name: "file_search",
        arguments: { queries: ["deep research"] },
        isHosted: true,
      },
      { type: "tool_call_response", id: "fs_1", response: [{ file_id: "f" }] },
    ],
  ],
  [
    {
      type: "code_interpreter_call",
      id: "ci_1",
      status: "completed",
      code: "1+1",
      container_id: "c",
      outputs: null,
    },
    [
      {
        type: "tool_call",
        id: "ci_1",
        name: "code_interpreter",
        arguments: { code: "1+1", container_id: "c" },
        isHosted: true,
      },
    ],
  ],
  [
    {
      type: "mcp_call",
      id: "mcp_1",
      name: "roll",
      server_label: "dice",
      arguments: '{"sides":6}',
      output: "4",
      error: null,
    },
    [
      { type: "tool_call", id: "mcp_1", name: "roll", arguments: { sides: 6 }, isHosted: true },
      { type: "tool_call_response", id: "mcp_1", response: "4" },
    ],
  ],
  [
    {
      type: "image_generation_call",
      id: "ig_1",
      status: "completed",
      result: Buffer.alloc(12).toString("base64"),
      size: "1x1",
    },
    [
      { type: "tool_call", id: "ig_1", name: "image_generation", arguments: { size: "1x1" }, isHosted: true },
      { type: "blob", modality: "image", mimeType: "image/png", size: 12 },
    ],
  ],
  [
    { type: "computer_call", id: "cu_1", call_id: "call_1", action: { type: "click", x: 1, y: 2 } },
    [{ type: "tool_call", id: "call_1", name: "computer", arguments: { type: "click", x: 1, y: 2 } }],
  ],
  [
    { type: "custom_tool_call", id: "ctc_1", call_id: "call_1", name: "run", input: "print(1)" },
    [{ type: "tool_call", id: "call_1", name: "run", arguments: "print(1)" }],
  ],
  [
    { type: "program", id: "prog_1", call_id: "call_1", code: "await roll(6)", fingerprint: "f" },
    [
      {
        type: "tool_call",
        id: "call_1",
        name: "programmatic_tool_calling",
        arguments: { code: "await roll(6)" },
        isHosted: true,
      },
    ],
  ],
  [
    { type: "program_output", id: "po_1", call_id: "call_1", result: "4", status: "completed" },
    [{ type: "tool_call_response", id: "call_1", response: "4" }],
  ],
  [
    {
      type: "tool_search_output",
      id: "tso_1",
      call_id: null,
      execution: "server",
      tools: [{ name: "roll" }],
    },
    [{ type: "tool_call_response", response: [{ name: "roll" }] }],
  ],
  [
    { type: "mcp_list_tools", id: "mcpl_1", server_label: "dice", tools: [] },
    [
      {
        type: "other",
        name: "mcp_list_tools",
        value: { type: "mcp_list_tools", id: "mcpl_1", server_label: "dice", tools: [] },
      },
    ],
  ],
])("what a tool that comes with the API did is read: $type", (item, parts) => {
  const call = callOf({ url, request, answer: response({ output: [item, message("Done")] }) });
  expect(call.output).toEqual([
    expect.objectContaining({ parts: [...parts, { type: "text", content: "Done" }] }),
  ]);
});

test("only tools that the program runs end a response for them", () => {
  const hosted = { type: "web_search_call", id: "ws_1", status: "completed", action: {} };
  const own = { type: "function_call", call_id: "call_1", name: "look", arguments: "{}" };
  const finish = (output: unknown[]) => callOf({ url, request, answer: response({ output }) }).finishReasons;
  expect(finish([hosted, message("Done")])).toEqual(["stop"]);
  expect(finish([hosted, own])).toEqual(["tool_call"]);
});

test("a conversation of items is read as messages; what the assistant did in a row is one", () => {
  const input = [
    {
      role: "user",
      content: [
        { type: "input_text", text: "What is this?" },
        { type: "input_image", image_url: "https://example.com/a.png" },
      ],
    },
    {
      type: "reasoning",
      id: "rs_1",
      summary: [{ type: "summary_text", text: "Look." }],
      encrypted_content: "gAAA",
    },
    { type: "function_call", call_id: "call_1", name: "look", arguments: '{"at":1}' },
    { type: "function_call_output", call_id: "call_1", output: "a cat" },
  ];
  const call = callOf({
    url,
    request: { model: "gpt-5", input, previous_response_id: "resp_0" },
    answer: response(),
  });
  expect(call.parameters).toEqual({ previous_response_id: "resp_0" });
  expect(call.input).toEqual([
    {
      role: "user",
      parts: [
        { type: "text", content: "What is this?" },
        { type: "uri", modality: "image", reference: "https://example.com/a.png" },
      ],
    },
    {
      role: "assistant",
      parts: [
        { type: "reasoning", content: "Look." },
        { type: "tool_call", id: "call_1", name: "look", arguments: { at: 1 } },
      ],
    },
    { role: "tool", parts: [{ type: "tool_call_response", id: "call_1", response: "a cat" }] },
  ]);
});

test("tools are told by who runs them", () => {
  const tools = [
    { type: "function", name: "look", parameters: { type: "object" } },
    { type: "mcp", server_label: "dice", server_url: "https://example.com/mcp" },
    { type: "local_shell" },
    { type: "web_search_preview" },
  ];
  expect(callOf({ url, request: { ...request, tools }, answer: response() }).tools).toEqual([
    { name: "look", parameters: { type: "object" } },
    { name: "dice", hosted: "mcp" },
    { name: "local_shell" },
    { name: "web_search_preview", hosted: "web_search_preview" },
  ]);
});

test("searches are counted beside the tokens", () => {
  const usage = { input_tokens: 10, output_tokens: 2, total_tokens: 12 };
  const answer = response({ usage, tool_usage: { web_search: { num_requests: 3 } } });
  expect(callOf({ url, request, answer }).usage).toEqual({
    input: 10,
    output: 2,
    requests: { web_search: 3 },
  });
});

test("a response that is fetched is no work of the model, a compaction is", () => {
  const fetched = callOf({ url: `${url}/resp_1`, method: "GET", answer: response() });
  expect(fetched).toMatchObject({ kind: "other", operation: "fetch_response", text: "Hi there" });
  const compaction = { type: "compaction", id: "cmp_1", encrypted_content: "gAAA" };
  const answer = {
    id: "resp_2",
    object: "response.compaction",
    output: [compaction],
    usage: { input_tokens: 10, output_tokens: 2 },
  };
  expect(callOf({ url: `${url}/compact`, request, answer })).toMatchObject({
    kind: "model",
    operation: "chat",
    output: [{ parts: [{ type: "other", name: "compaction" }] }],
    usage: { input: 10, output: 2 },
  });
});

test("a response that runs in the background has no output yet", () => {
  const call = callOf({
    url,
    request: { ...request, background: true },
    answer: response({ status: "queued", output: [] }),
  });
  expect(call).toMatchObject({ output: [], usage: {}, finishReasons: [] });
});

test.each([
  ["content_filter", "content_filter"],
  ["max_output_tokens", "length"],
])("an answer that %s ended before it began is an empty one", (reason, finishReason) => {
  const answer = response({ status: "incomplete", incomplete_details: { reason }, output: [] });
  const call = callOf({ url, request, answer });
  expect(call).toMatchObject({
    text: "",
    output: [{ parts: [] }],
    finishReasons: [finishReason],
    warnings: [],
  });
  const completed = namedEvents([{ type: "response.incomplete", response: answer }]);
  const streamed = callOf({
    url,
    request: { ...request, stream: true },
    type: "text/event-stream",
    answer: completed,
  });
  expect(streamed).toMatchObject({ text: "", finishReasons: [finishReason], warnings: [] });
});

test("counted tokens are what was asked for, and no usage", () => {
  const answer = { object: "response.input_tokens", input_tokens: 11 };
  expect(callOf({ url: `${url}/input_tokens`, request, answer })).toMatchObject({
    kind: "other",
    operation: "count_tokens",
    usage: {},
    output: [{ parts: [{ type: "other", name: "token_count", value: answer }] }],
  });
});

test("at an unknown address, the body tells that it is a response", () => {
  expect(callOf({ url: "https://llm.example.com/ask", request, answer: response() })).toMatchObject({
    api: "openai.responses",
    text: "Hi there",
  });
});

test("what the provider runs and bills by the run is counted, once", () => {
  const usage = { input_tokens: 10, output_tokens: 2 };
  const search = (type: string) => ({ type: "web_search_call", id: type, action: { type } });
  const output = [
    search("search"),
    search("open_page"),
    search("search"),
    { type: "file_search_call", id: "fs_1", queries: ["a"] },
    { type: "image_generation_call", id: "ig_1", result: "aGVsbG8=" },
    { type: "mcp_call", id: "mcp_1", name: "roll", arguments: "{}" },
    message("Done"),
  ];
  const requestsIn = (more: object) =>
    callOf({ url, request, answer: response({ output, usage, ...more }) }).usage.requests;
  const others = { file_search_call: 1, image_generation_call: 1 };
  expect(requestsIn({})).toEqual({ web_search_call: 2, ...others });
  expect(requestsIn({ tool_usage: { web_search: { num_requests: 1 } } })).toEqual({
    web_search: 1,
    ...others,
  });
  const tools = [{ type: "web_search_preview", search_context_size: "medium" }];
  expect(requestsIn({ tools })).toEqual({ web_search_preview: 2, ...others });
  const told = { ...usage, server_side_tool_usage_details: { web_search_calls: 3 } };
  expect(requestsIn({ usage: told })).toEqual({ web_search_calls: 3, ...others });
});

test("what is written to the cache is told by how long it is kept", () => {
  const usage = {
    input_tokens: 3_000,
    input_tokens_details: {
      cached_tokens: 0,
      cache_write_tokens: 2_500,
      cache_write_tokens_details: { ttl_30m_tokens: 500, ttl_12h_tokens: 2_000 },
    },
    output_tokens: 2,
  };
  expect(callOf({ url, request, answer: response({ usage }) }).usage).toEqual({
    input: 3_000,
    output: 2,
    cacheRead: 0,
    cacheWrite: 2_500,
    cacheWrite1h: 2_000,
  });
});

test("an approval is the user's, a spoken answer is sound", () => {
  const approval = { type: "mcp_approval_response", approval_request_id: "mcpr_1", approve: true };
  const spoken = { type: "output_audio", data: "aGVsbG8=", transcript: "Hello" };
  const answer = response({ output: [{ ...message(""), content: [spoken] }] });
  const call = callOf({ url, request: { ...request, input: [approval] }, answer });
  expect(call.input).toMatchObject([{ role: "user", parts: [{ type: "other", value: approval }] }]);
  expect(call.output[0]?.parts).toEqual([{ type: "blob", modality: "audio", size: 5, transcript: "Hello" }]);
});
