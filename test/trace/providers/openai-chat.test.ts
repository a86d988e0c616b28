import { expect, test } from "vitest";
import { callOf, events } from "./call-of.ts";

const url = "https://api.openai.com/v1/chat/completions";
const request = { model: "gpt-4.1", messages: [{ role: "user", content: "Hello" }] };
const head = { id: "chatcmpl-1", model: "gpt-4.1-2025-04-14" };

const streamOf = (chunks: readonly unknown[], more: object = {}) =>
  callOf({
    url,
    request: { ...request, stream: true },
    type: "text/event-stream",
    answer: events(chunks),
    ...more,
  });

const delta = (piece: object, more: object = {}) => ({
  ...head,
  choices: [{ index: 0, delta: piece, finish_reason: null }],
  ...more,
});
const end = (finish_reason: string, more: object = {}) => ({
  ...head,
  choices: [{ index: 0, delta: {}, finish_reason }],
  ...more,
});
const answerOf = (message: object, more: object = {}) => ({
  ...head,
  choices: [{ index: 0, message: { role: "assistant", ...message }, finish_reason: "stop", ...more }],
});

const counted = { prompt_tokens: 9, completion_tokens: 2, total_tokens: 11 };

test.each([
  [
    "in a last chunk without choices",
    [delta({ content: "Hi" }), end("stop"), { ...head, choices: [], usage: counted }],
  ],
  ["in the last chunk with choices", [delta({ content: "Hi" }), end("stop", { usage: counted })]],
  [
    "in every chunk, growing",
    [
      delta({ content: "Hi" }, { usage: { prompt_tokens: 9, completion_tokens: 1, total_tokens: 10 } }),
      end("stop", { usage: counted }),
    ],
  ],
  ["as Groq once did", [delta({ content: "Hi" }), end("stop", { x_groq: { id: "req_1", usage: counted } })]],
])("usage is found %s", (_, chunks) => {
  expect(streamOf(chunks)).toMatchObject({
    text: "Hi",
    finishReasons: ["stop"],
    usage: { input: 9, output: 2 },
  });
});

test("a stream that was not asked for usage has none", () => {
  expect(streamOf([delta({ content: "Hi" }), end("stop")]).usage).toEqual({});
});

test.each(["reasoning", "reasoning_content", "reasoning_text"])("thoughts are found under %s", (name) => {
  expect(callOf({ url, request, answer: answerOf({ content: "4", [name]: "2 and 2" }) })).toMatchObject({
    reasoning: "2 and 2",
    text: "4",
  });
  const chunks = [delta({ [name]: "2 and" }), delta({ [name]: " 2" }), delta({ content: "4" }), end("stop")];
  expect(streamOf(chunks)).toMatchObject({ reasoning: "2 and 2", text: "4" });
});

test("thoughts in details are joined by their index, encrypted ones say nothing", () => {
  const detail = (index: number, more: object) => ({
    reasoning_details: [{ index, format: "unknown", ...more }],
  });
  const chunks = [
    delta(detail(0, { type: "reasoning.summary", summary: "First" })),
    delta(detail(0, { type: "reasoning.summary", summary: " this" })),
    delta(detail(1, { type: "reasoning.text", text: ", then that" })),
    delta(detail(2, { type: "reasoning.encrypted", data: "c2VjcmV0" })),
    delta({ content: "4" }),
    end("stop"),
  ];
  expect(streamOf(chunks)).toMatchObject({ reasoning: "First this, then that", text: "4" });
});

test("a function call of old is a tool call", () => {
  const chunks = [
    delta({ role: "assistant", content: null, function_call: { name: "get_weather", arguments: "" } }),
    delta({ function_call: { arguments: '{"city":' } }),
    delta({ function_call: { arguments: '"Rome"}' } }),
    end("function_call"),
  ];
  const called = { name: "get_weather", arguments: { city: "Rome" } };
  expect(streamOf(chunks)).toMatchObject({ toolCalls: [called], finishReasons: ["tool_call"] });
  const functions = [{ name: "get_weather", parameters: { type: "object" } }];
  const answer = answerOf({ content: null, function_call: { ...called, arguments: '{"city":"Rome"}' } });
  expect(callOf({ url, request: { ...request, functions }, answer })).toMatchObject({
    toolCalls: [called],
    tools: functions,
  });
});

test("tool calls that all have the index 0, or none, are told apart by their ids", () => {
  const call = (id: string, city: string) => ({
    id,
    type: "function",
    function: { name: "get_weather", arguments: JSON.stringify({ city }) },
  });
  const both = [
    { id: "a", arguments: { city: "Rome" } },
    { id: "b", arguments: { city: "Paris" } },
  ];
  for (const index of [{ index: 0 }, {}]) {
    const chunks = [
      delta({ tool_calls: [{ ...index, ...call("a", "Rome") }] }),
      delta({ tool_calls: [{ ...index, ...call("b", "Paris") }] }),
      end("tool_calls"),
    ];
    expect(streamOf(chunks).toolCalls).toMatchObject(both);
  }
});

test("tool calls that grow side by side under one index are told apart by their ids", () => {
  const piece = (id: string, more: object) => delta({ tool_calls: [{ index: 0, id, function: more }] });
  const chunks = [
    piece("a", { name: "get_weather", arguments: "" }),
    piece("b", { name: "get_weather", arguments: "" }),
    piece("a", { arguments: '{"city":' }),
    piece("b", { arguments: '{"city":"Paris"}' }),
    piece("a", { arguments: '"Rome"}' }),
    end("tool_calls"),
  ];
  expect(streamOf(chunks).toolCalls).toMatchObject([
    { id: "a", arguments: { city: "Rome" } },
    { id: "b", arguments: { city: "Paris" } },
  ]);
});

test("a custom tool gets text, which stays as it is", () => {
  const tool_calls = [{ id: "call_1", type: "custom", custom: { name: "run", input: '{"not": "parsed"}' } }];
  const tools = [{ type: "custom", custom: { name: "run", description: "Runs code" } }];
  expect(
    callOf({ url, request: { ...request, tools }, answer: answerOf({ content: null, tool_calls }) }),
  ).toMatchObject({
    toolCalls: [{ id: "call_1", name: "run", arguments: '{"not": "parsed"}' }],
    tools: [{ name: "run", description: "Runs code" }],
  });
});

test("an answer that is spoken has its transcript and its size, streamed or not", () => {
  const sound = Buffer.from("six by").toString("base64");
  const part = { type: "blob", modality: "audio", size: 12, transcript: "Hello there" };
  const chunks = [
    delta({ audio: { id: "audio_1", transcript: "Hello" } }),
    delta({ audio: { data: sound } }),
    delta({ audio: { transcript: " there" } }),
    delta({ audio: { data: sound } }),
    end("stop"),
  ];
  expect(streamOf(chunks).output[0]?.parts).toEqual([part]);
  const audio = { id: "audio_1", transcript: "Hello there", data: sound + sound };
  expect(callOf({ url, request, answer: answerOf({ content: null, audio }) }).output[0]?.parts).toEqual([
    part,
  ]);
});

test("pictures, sounds, files and the tools' results are parts of the conversation", () => {
  const bytes = Buffer.alloc(30).toString("base64");
  const content = [
    { type: "text", text: "What is this?" },
    { type: "image_url", image_url: { url: "https://example.com/cat.png", detail: "low" } },
    { type: "image_url", image_url: { url: `data:image/png;base64,${bytes}` } },
    { type: "input_audio", input_audio: { data: bytes, format: "wav" } },
    { type: "file", file: { file_id: "file-1" } },
    { type: "file", file: { filename: "a.pdf", file_data: `data:application/pdf;base64,${bytes}` } },
    { type: "something_new", value: 1 },
  ];
  const tool_calls = [{ id: "call_1", type: "function", function: { name: "look", arguments: "" } }];
  const messages = [
    { role: "user", content },
    { role: "assistant", content: null, tool_calls },
    { role: "tool", tool_call_id: "call_1", content: "a cat" },
  ];
  expect(
    callOf({ url, request: { ...request, messages }, answer: answerOf({ content: "A cat" }) }).input,
  ).toEqual([
    {
      role: "user",
      parts: [
        { type: "text", content: "What is this?" },
        { type: "uri", modality: "image", reference: "https://example.com/cat.png" },
        { type: "blob", modality: "image", mimeType: "image/png", size: 30 },
        { type: "blob", modality: "audio", mimeType: "audio/wav", size: 30 },
        { type: "file", modality: "document", reference: "file-1" },
        { type: "blob", modality: "document", mimeType: "application/pdf", size: 30 },
        { type: "other", name: "something_new", value: { type: "something_new", value: 1 } },
      ],
    },
    { role: "assistant", parts: [{ type: "tool_call", id: "call_1", name: "look", arguments: {} }] },
    { role: "tool", parts: [{ type: "tool_call_response", id: "call_1", response: "a cat" }] },
  ]);
});

test.each([
  [
    "a document",
    { answer: { error: { message: "Upstream failed", code: 502 } } },
    { message: "Upstream failed", code: "502", status: 200 },
  ],
  [
    "a named event",
    {
      type: "text/event-stream",
      answer: [
        ...events([delta({ content: "Hi" })]),
        'event: error\ndata: {"error":{"message":"Failed to call a function","type":"invalid_request_error","code":"tool_use_failed"}}\n\n',
      ],
    },
    { type: "invalid_request_error", message: "Failed to call a function", code: "tool_use_failed" },
  ],
  [
    "a chunk of its own",
    {
      type: "text/event-stream",
      answer: events([
        delta({ content: "Hi" }),
        end("error", { error: { code: 429, message: "Slow down" } }),
      ]),
    },
    { message: "Slow down", code: "429" },
  ],
  [
    "a choice",
    {
      answer: answerOf(
        { content: "" },
        { finish_reason: "error", error: { code: 502, message: "Upstream failed" } },
      ),
    },
    { message: "Upstream failed", code: "502" },
  ],
])("an error inside an answer of status 200 is read from %s", (_, answered, error) => {
  expect(callOf({ url, request, ...answered }).error).toMatchObject(error);
});

test("what came before an error is kept", () => {
  const answer = [
    ...events([delta({ content: "Hi" })]),
    'event: error\ndata: {"error":{"message":"Gone"}}\n\n',
  ];
  expect(callOf({ url, request, type: "text/event-stream", answer })).toMatchObject({
    text: "Hi",
    finishReasons: [],
    error: { message: "Gone" },
  });
});

test("what Azure's filter stopped is an answer without text; its verdicts on the prompt are none", () => {
  const azure =
    "https://mine.openai.azure.com/openai/deployments/my-gpt/chat/completions?api-version=2024-10-21";
  const { model: _model, ...asked } = request;
  const chunks = [
    {
      id: "",
      model: "",
      object: "",
      choices: [],
      prompt_filter_results: [{ prompt_index: 0, content_filter_results: {} }],
    },
    delta({ role: "assistant", content: "" }),
    end("content_filter"),
  ];
  const answered = { type: "text/event-stream", answer: events([...chunks, "[DONE]"]) };
  expect(callOf({ url: azure, request: asked, ...answered })).toMatchObject({
    provider: "azure.ai.openai",
    requestModel: "my-gpt",
    responseModel: "gpt-4.1-2025-04-14",
    responseId: "chatcmpl-1",
    text: "",
    finishReasons: ["content_filter"],
    warnings: [],
  });
});

test("xAI counts reasoning beside the completion; it is part of the output here as elsewhere", () => {
  const answer = {
    ...answerOf({ content: "4" }),
    usage: {
      prompt_tokens: 32,
      completion_tokens: 9,
      total_tokens: 235,
      prompt_tokens_details: { cached_tokens: 6, text_tokens: 32 },
      completion_tokens_details: { reasoning_tokens: 194 },
      num_sources_used: 2,
    },
  };
  const { usage } = callOf({ url: "https://api.x.ai/v1/chat/completions", request, answer });
  expect(usage).toEqual({
    input: 32,
    output: 203,
    cacheRead: 6,
    reasoning: 194,
    requests: { num_sources_used: 2 },
  });
});

test("Perplexity's research names reasoning and citations beside the completion", () => {
  const usage = {
    prompt_tokens: 33,
    completion_tokens: 7163,
    total_tokens: 7196,
    citation_tokens: 20016,
    num_search_queries: 18,
    reasoning_tokens: 193919,
  };
  const perplexity = "https://api.perplexity.ai/chat/completions";
  expect(
    callOf({ url: perplexity, request, answer: { ...answerOf({ content: "4" }), usage } }),
  ).toMatchObject({
    provider: "perplexity",
    usage: {
      input: 33,
      output: 201082,
      reasoning: 193919,
      requests: { citation_tokens: 20016, num_search_queries: 18 },
    },
    warnings: [],
  });
});

test("numbers that contradict each other are kept, with a warning", () => {
  const usage = {
    prompt_tokens: 7,
    completion_tokens: 1,
    total_tokens: 8,
    prompt_tokens_details: { cached_tokens: 161 },
  };
  const call = callOf({ url, request, answer: { ...answerOf({ content: "4" }), usage } });
  expect(call.usage).toEqual({ input: 7, output: 1, cacheRead: 161 });
  expect(call.warnings).toEqual(["the provider reports 161 cached tokens in an input of 7"]);
});

test("an answer without choices is no output, with a warning", () => {
  const call = callOf({ url, request, answer: { ...head, choices: [] } });
  expect(call).toMatchObject({ output: [], warnings: ["no output could be read in the answer"] });
  expect(call.text).toBeUndefined();
});

test("the first token is there with the first chunk that says something", () => {
  const chunks = [
    delta({ role: "assistant", content: "" }),
    delta({}),
    delta({ content: "Hi" }),
    end("stop"),
  ];
  expect(streamOf(chunks).timing).toMatchObject({ firstChunk: 10, firstToken: 30 });
});

test("at an unknown address, bodies tell that it is a chat", () => {
  const gateway = "https://llm.example.com/team/ask";
  expect(callOf({ url: gateway, request, answer: answerOf({ content: "Hi" }) })).toMatchObject({
    api: "openai.chat",
    kind: "model",
    text: "Hi",
  });
});

test("a stored completion that is fetched is no work of the model", () => {
  const call = callOf({ url: `${url}/chatcmpl-1`, method: "GET", answer: answerOf({ content: "Hi" }) });
  expect(call).toMatchObject({ kind: "other", operation: "fetch_response", text: "Hi" });
});

test("the pages that an answer goes by are kept with it", () => {
  const citations = ["https://en.wikipedia.org/wiki/Rome"];
  const cited = { type: "other", name: "citations" };
  const said = { type: "text", content: "Rome" };
  const answer = { ...answerOf({ content: "Rome" }), citations };
  const partsOf = (more: object) => callOf({ url, request, answer: { ...answer, ...more } }).output[0]?.parts;
  expect(partsOf({})).toEqual([said, { ...cited, value: citations }]);
  const search_results = [{ title: "Rome", url: citations[0], date: "2026-01-02" }];
  expect(partsOf({ search_results })).toEqual([said, { ...cited, value: search_results }]);
});

test("members of a message that are empty say nothing", () => {
  const empty = {
    refusal: "",
    function_call: { name: "", arguments: "" },
    audio: { id: "", data: "", transcript: "", expires_at: 0 },
    tool_calls: [
      {
        id: "c1",
        type: "function",
        function: { name: "roll", arguments: "{}" },
        custom: { name: "", input: "" },
      },
    ],
    annotations: null,
  };
  const { output } = callOf({ url, request, answer: answerOf({ content: "Hi", ...empty }) });
  expect(output[0]?.parts).toEqual([
    { type: "text", content: "Hi" },
    { type: "tool_call", id: "c1", name: "roll", arguments: {} },
  ]);
});

test.each([
  ["DeepSeek", "insufficient_system_resource", "error"],
  ["Z.ai", "network_error", "error"],
  ["Z.ai", "sensitive", "content_filter"],
  ["Mistral", "model_length", "length"],
])("%s ends an answer with %s, which is %s", (_, word, reason) => {
  const answer = { ...answerOf({ content: "Hi" }), choices: [{ message: {}, finish_reason: word }] };
  expect(callOf({ url, request, answer }).finishReasons).toEqual([reason]);
});

test("tools that a host ran are hosted, with what they gave, and counted", () => {
  const executed_tools = [{ index: 0, type: "search", arguments: '{"query": "news"}', output: "Rome won" }];
  const { output, usage } = callOf({ url, request, answer: answerOf({ content: "Rome", executed_tools }) });
  expect(usage.requests).toEqual({ search: 1 });
  expect(output[0]?.parts).toEqual([
    { type: "tool_call", name: "search", arguments: { query: "news" }, isHosted: true },
    { type: "tool_call_response", name: "search", response: "Rome won" },
    { type: "text", content: "Rome" },
  ]);
});
