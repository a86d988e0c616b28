import { events, namedEvents } from "../call-of.ts";
import type { Sample } from "../conformance.ts";

const lines = (documents: readonly object[]): string[] =>
  documents.map((item) => `${JSON.stringify(item)}\n`);

const ollamaUrl = "http://localhost:11434/api/chat";
const missing = { status: 404, answer: { error: "model 'llama3.2' not found" } };
const missed = { type: "http", message: "model 'llama3.2' not found", status: 404 };
const chatted = {
  model: "llama3.2",
  messages: [{ role: "user", content: "Hello" }],
  options: { temperature: 0 },
};
const ollamaCounts = {
  done: true,
  done_reason: "stop",
  prompt_eval_count: 26,
  eval_count: 9,
  eval_duration: 4e9,
};
const said = (message: object, more: object) => ({
  model: "llama3.2",
  created_at: "2026-01-02T03:04:05Z",
  message: { role: "assistant", ...message },
  ...more,
});
const tool_calls = [{ function: { name: "get_weather", arguments: { city: "Paris" } } }];
const ollama: Sample = {
  api: "ollama.chat",
  plain: {
    url: ollamaUrl,
    request: { ...chatted, stream: false },
    answer: said({ content: "I look.", thinking: "Hm, a tool.", tool_calls }, ollamaCounts),
  },
  streamed: {
    url: ollamaUrl,
    request: chatted,
    type: "application/x-ndjson",
    answer: lines([
      said({ content: "", thinking: "Hm, " }, { done: false }),
      said({ content: "", thinking: "a tool." }, { done: false }),
      said({ content: "I" }, { done: false }),
      said({ content: " look." }, { done: false }),
      said({ content: "", tool_calls }, { done: false }),
      said({ content: "" }, ollamaCounts),
    ]),
  },
  read: {
    provider: "ollama",
    operation: "chat",
    model: "llama3.2",
    parameters: { options: { temperature: 0 } },
    text: "I look.",
    reasoning: "Hm, a tool.",
    toolCalls: [{ type: "tool_call", name: "get_weather", arguments: { city: "Paris" } }],
    finishReasons: ["stop"],
    usage: { input: 26, output: 9 },
  },
  refused: { url: ollamaUrl, request: chatted, ...missing },
  error: missed,
};

const embedUrl = "http://localhost:11434/api/embed";
const input = { model: "nomic-embed-text", input: ["Hello"] };
const ollamaEmbed: Sample = {
  api: "ollama.embed",
  plain: {
    url: embedUrl,
    request: input,
    answer: { model: "nomic-embed-text", embeddings: [[0.1, 0.2]], total_duration: 22, prompt_eval_count: 2 },
  },
  read: { operation: "embeddings", model: "nomic-embed-text", embeddings: [[0.1, 0.2]], usage: { input: 2 } },
  refused: { url: embedUrl, request: input, ...missing },
  error: missed,
};

const hubUrl = "https://api-inference.huggingface.co/models/HuggingFaceH4/zephyr-7b-beta";
const inputs = { inputs: "Hello, my name is", parameters: { max_new_tokens: 20 } };
const token = (id: number, text: string, special = false) => ({ id, text, logprob: -0.5, special });
const tokens = [token(1, " Ada"), token(2, "."), token(3, "</s>", true)];
const details = { finish_reason: "eos_token", generated_tokens: 3, input_length: 5 };
const huggingface: Sample = {
  api: "huggingface.inference",
  plain: {
    url: hubUrl,
    request: inputs,
    answer: [{ generated_text: " Ada.", details: { ...details, tokens } }],
  },
  streamed: {
    url: hubUrl,
    request: { ...inputs, stream: true },
    type: "text/event-stream",
    answer: events(
      tokens.map((piece, index) => ({
        index,
        token: piece,
        ...(piece.special ? { generated_text: " Ada.", details } : { generated_text: null, details: null }),
      })),
    ),
  },
  read: {
    provider: "huggingface",
    operation: "text_completion",
    model: "HuggingFaceH4/zephyr-7b-beta",
    text: " Ada.",
    finishReasons: ["stop"],
    usage: { input: 5, output: 3 },
  },
  refused: {
    url: hubUrl,
    request: inputs,
    status: 503,
    answer: { error: "Model is currently loading", estimated_time: 20 },
  },
  error: { type: "http", message: "Model is currently loading", status: 503 },
};

const mcpUrl = "https://mcp.example.com/mcp";
const toolCall = {
  jsonrpc: "2.0",
  id: 1,
  method: "tools/call",
  params: { name: "get_weather", arguments: { city: "Paris" } },
};
const result = { content: [{ type: "text", text: "15 degrees" }], isError: false };
const notice = {
  jsonrpc: "2.0",
  method: "notifications/message",
  params: { level: "info", data: "looking" },
};
const mcp: Sample = {
  api: "mcp",
  plain: { url: mcpUrl, request: toolCall, answer: { jsonrpc: "2.0", id: 1, result } },
  streamed: {
    url: mcpUrl,
    request: toolCall,
    type: "text/event-stream",
    answer: events([notice, { jsonrpc: "2.0", id: 1, result }]),
  },
  read: {
    kind: "tool",
    operation: "execute_tool",
    input: [
      {
        role: "assistant",
        parts: [{ type: "tool_call", id: "1", name: "get_weather", arguments: { city: "Paris" } }],
      },
    ],
    output: [
      {
        role: "tool",
        parts: [{ type: "tool_call_response", id: "1", name: "get_weather", response: result }],
      },
    ],
    toolCalls: [],
  },
  refused: {
    url: mcpUrl,
    request: toolCall,
    status: 400,
    answer: { jsonrpc: "2.0", id: 1, error: { code: -32602, message: "Unknown tool: get_weather" } },
  },
  error: { type: "jsonrpc", code: "-32602", message: "Unknown tool: get_weather", status: 400 },
};

const mistralUrl = "https://api.mistral.ai/v1/chat/completions";
const magistral = { model: "magistral-medium-latest", messages: [{ role: "user", content: "1 + 1?" }] };
const mistralHead = { id: "cmpl-e5cc70bb", created: 1756221098, model: "magistral-medium-latest" };
const mistralUsage = { prompt_tokens: 16, completion_tokens: 34, total_tokens: 50 };
const thinking = (text: string) => [{ type: "thinking", thinking: [{ type: "text", text }] }];
const thought = thinking("Easy.");
const source = { type: "reference", reference_ids: [1] };
const delta = (content: unknown, finish_reason: string | null, more: object = {}) => ({
  ...mistralHead,
  object: "chat.completion.chunk",
  choices: [{ index: 0, delta: { content }, finish_reason }],
  ...more,
});
const mistral: Sample = {
  api: "mistral.chat",
  plain: {
    url: mistralUrl,
    request: magistral,
    answer: {
      ...mistralHead,
      object: "chat.completion",
      choices: [
        {
          index: 0,
          message: {
            role: "assistant",
            content: [...thought, { type: "text", text: "It is" }, source, { type: "text", text: " 2." }],
          },
          finish_reason: "model_length",
        },
      ],
      usage: mistralUsage,
    },
  },
  streamed: {
    url: mistralUrl,
    request: { ...magistral, stream: true },
    type: "text/event-stream",
    answer: events([
      delta("", null),
      delta(thinking("Ea"), null),
      delta(thinking("sy."), null),
      delta("It", null),
      delta([{ type: "text", text: " is" }], null),
      delta([source], null),
      delta(" 2.", "model_length", { usage: mistralUsage }),
      "[DONE]",
    ]),
  },
  read: {
    provider: "mistral_ai",
    operation: "chat",
    text: "It is 2.",
    reasoning: "Easy.",
    finishReasons: ["length"],
    usage: { input: 16, output: 34 },
  },
  refused: {
    url: mistralUrl,
    request: magistral,
    status: 400,
    answer: { object: "error", message: "Invalid model: nope", type: "invalid_model", code: "1500" },
  },
  error: { type: "invalid_model", code: "1500", message: "Invalid model: nope", status: 400 },
};

const watsonxUrl = "https://us-south.ml.cloud.ibm.com/ml/v1/text/generation";
const flan = { model_id: "google/flan-ul2", input: "Sky?", parameters: { max_new_tokens: 9 } };
const generated = (generated_text: string, generated_token_count: number, more: object = {}) => ({
  model_id: "google/flan-ul2",
  created_at: "2026-01-02T03:04:05Z",
  results: [
    { generated_text, generated_token_count, input_token_count: 0, stop_reason: "not_finished", ...more },
  ],
});
const watsonx: Sample = {
  api: "watsonx.text",
  plain: {
    url: `${watsonxUrl}?version=2024-02-15`,
    request: flan,
    answer: generated("the sky", 3, { input_token_count: 8, stop_reason: "eos_token" }),
  },
  streamed: {
    url: `${watsonxUrl}_stream?version=2024-02-15`,
    request: flan,
    type: "text/event-stream",
    answer: events([
      generated("", 0, { input_token_count: 8 }),
      generated("the", 1),
      generated(" sky", 2),
      generated("", 3, { stop_reason: "eos_token" }),
    ]),
  },
  read: {
    provider: "ibm.watsonx.ai",
    operation: "text_completion",
    model: "google/flan-ul2",
    text: "the sky",
    finishReasons: ["stop"],
    usage: { input: 8, output: 3 },
  },
  refused: {
    url: `${watsonxUrl}?version=2024-02-15`,
    request: flan,
    status: 404,
    answer: {
      errors: [{ code: "model_not_supported", message: "Model is not supported" }],
      status_code: 404,
    },
  },
  error: { code: "model_not_supported", message: "Model is not supported", status: 404 },
};

const replicateUrl = "https://api.replicate.com/v1/models/meta/meta-llama-3-70b-instruct/predictions";
const prediction = { input: { prompt: "Hello", max_tokens: 9 } };
const replicate: Sample = {
  api: "replicate.predictions",
  plain: {
    url: replicateUrl,
    request: prediction,
    status: 201,
    answer: {
      id: "vdcbnszbj37qhlzgoergjj5dsa",
      model: "meta/meta-llama-3-70b-instruct",
      input: prediction.input,
      output: ["Hello", " there"],
      error: null,
      status: "succeeded",
      metrics: { predict_time: 0.4, input_token_count: 11, output_token_count: 3 },
    },
  },
  read: {
    provider: "replicate",
    operation: "text_completion",
    model: "meta/meta-llama-3-70b-instruct",
    responseId: "vdcbnszbj37qhlzgoergjj5dsa",
    parameters: { max_tokens: 9 },
    text: "Hello there",
    finishReasons: ["stop"],
    usage: { input: 11, output: 3 },
  },
  refused: {
    url: replicateUrl,
    request: prediction,
    status: 402,
    answer: { title: "Billing required", detail: "You need to set up billing", status: 402 },
  },
  error: { message: "You need to set up billing", status: 402 },
};

const conversationsUrl = "https://api.mistral.ai/v1/conversations";
const conversation = {
  model: "mistral-medium-latest",
  instructions: "Be brief.",
  inputs: "Who won, and what is the weather there?",
  tools: [{ type: "web_search" }, { type: "function", function: { name: "get_weather", parameters: {} } }],
  completion_args: { temperature: 0 },
};
const searched = {
  id: "tool_exec_1",
  type: "tool.execution",
  name: "web_search",
  arguments: '{"query":"who won"}',
};
const uttered = { id: "msg_1", type: "message.output", role: "assistant", model: "mistral-medium-2508" };
const wanted = { id: "fc_1", type: "function.call", tool_call_id: "call_1", name: "get_weather" };
const connectorUsage = {
  prompt_tokens: 188,
  completion_tokens: 55,
  total_tokens: 7355,
  connector_tokens: 7112,
  connectors: { web_search: 1 },
};
const mistralConversations: Sample = {
  api: "mistral.conversations",
  plain: {
    url: conversationsUrl,
    request: conversation,
    answer: {
      conversation_id: "conv_1",
      object: "conversation.response",
      outputs: [
        searched,
        { ...uttered, content: [{ type: "text", text: "Rome won." }] },
        { ...wanted, arguments: '{"city":"Rome"}' },
      ],
      usage: connectorUsage,
    },
  },
  streamed: {
    url: `${conversationsUrl}#stream`,
    request: { ...conversation, stream: true },
    type: "text/event-stream",
    answer: namedEvents([
      { type: "conversation.response.started", conversation_id: "conv_1" },
      { ...searched, type: "tool.execution.started", output_index: 0, arguments: "" },
      { type: "tool.execution.delta", id: "tool_exec_1", output_index: 0, arguments: '{"query":"who won"}' },
      { type: "tool.execution.done", id: "tool_exec_1", output_index: 0, name: "web_search" },
      { ...uttered, type: "message.output.delta", output_index: 1, content_index: 0, content: "Rome" },
      { ...uttered, type: "message.output.delta", output_index: 1, content_index: 0, content: " won." },
      { ...wanted, type: "function.call.delta", output_index: 2, arguments: '{"city":' },
      { ...wanted, type: "function.call.delta", output_index: 2, arguments: '"Rome"}' },
      { type: "conversation.response.done", usage: connectorUsage },
    ]),
  },
  read: {
    kind: "model",
    provider: "mistral_ai",
    operation: "chat",
    requestModel: "mistral-medium-latest",
    model: "mistral-medium-2508",
    parameters: { completion_args: { temperature: 0 } },
    input: [
      { role: "system", parts: [{ type: "text", content: "Be brief." }] },
      { role: "user", parts: [{ type: "text", content: "Who won, and what is the weather there?" }] },
    ],
    tools: [
      { name: "web_search", hosted: "web_search" },
      { name: "get_weather", parameters: {} },
    ],
    text: "Rome won.",
    toolCalls: [
      {
        type: "tool_call",
        id: "tool_exec_1",
        name: "web_search",
        arguments: { query: "who won" },
        isHosted: true,
      },
      { type: "tool_call", id: "call_1", name: "get_weather", arguments: { city: "Rome" } },
    ],
    finishReasons: ["tool_call"],
    usage: { input: 7300, output: 55, requests: { web_search: 1 } },
  },
  refused: {
    url: conversationsUrl,
    request: conversation,
    status: 422,
    answer: { object: "error", message: "Invalid tools", type: "invalid_request_error", code: 3051 },
  },
  error: { type: "invalid_request_error", message: "Invalid tools", code: "3051", status: 422 },
};

const ocrUrl = "https://api.mistral.ai/v1/ocr";
const scan = {
  model: "mistral-ocr-latest",
  document: { type: "document_url", document_url: "https://example.com/plan.pdf" },
  include_image_base64: false,
};
const mistralOcr: Sample = {
  api: "mistral.ocr",
  plain: {
    url: ocrUrl,
    request: scan,
    answer: {
      pages: [
        { index: 0, markdown: "# Plan", images: [], dimensions: { dpi: 200, height: 2200, width: 1700 } },
        { index: 1, markdown: "The end.", images: [], dimensions: null },
      ],
      model: "mistral-ocr-4-1",
      document_annotation: null,
      usage_info: { pages_processed: 2, doc_size_bytes: 3002783 },
    },
  },
  read: {
    provider: "mistral_ai",
    operation: "generate_content",
    model: "mistral-ocr-4-1",
    parameters: { include_image_base64: false },
    input: [
      {
        role: "user",
        parts: [{ type: "uri", modality: "document", reference: "https://example.com/plan.pdf" }],
      },
    ],
    text: "# PlanThe end.",
    finishReasons: ["stop"],
    usage: { requests: { pages_processed: 2 } },
  },
  refused: {
    url: ocrUrl,
    request: scan,
    status: 422,
    answer: { object: "error", message: "Invalid document", type: "invalid_file", code: 3730 },
  },
  error: { type: "invalid_file", message: "Invalid document", code: "3730", status: 422 },
};

export const otherSamples: readonly Sample[] = [
  ollama,
  ollamaEmbed,
  huggingface,
  mcp,
  mistral,
  mistralConversations,
  mistralOcr,
  watsonx,
  replicate,
];
