/** The state of the GenAI conventions that all names here are from; they have no release of their own yet. */
export const SEMCONV_SNAPSHOT = "open-telemetry/semantic-conventions-genai@024a4f94";

/**
 * Names of the GenAI conventions as of {@link SEMCONV_SNAPSHOT}: literals of our own, since the constants on npm are
 * deprecated and lack the newer ones. Tokens are counts, times are seconds.
 */
export const GEN_AI = {
  operation: "gen_ai.operation.name",
  provider: "gen_ai.provider.name",
  conversation: "gen_ai.conversation.id",
  outputType: "gen_ai.output.type",
  requestModel: "gen_ai.request.model",
  choiceCount: "gen_ai.request.choice.count",
  frequencyPenalty: "gen_ai.request.frequency_penalty",
  maxTokens: "gen_ai.request.max_tokens",
  presencePenalty: "gen_ai.request.presence_penalty",
  previousResponse: "gen_ai.request.previous_response.id",
  reasoningLevel: "gen_ai.request.reasoning.level",
  seed: "gen_ai.request.seed",
  stopSequences: "gen_ai.request.stop_sequences",
  stream: "gen_ai.request.stream",
  temperature: "gen_ai.request.temperature",
  topK: "gen_ai.request.top_k",
  topP: "gen_ai.request.top_p",
  finishReasons: "gen_ai.response.finish_reasons",
  responseId: "gen_ai.response.id",
  responseModel: "gen_ai.response.model",
  timeToFirstChunk: "gen_ai.response.time_to_first_chunk",
  inputTokens: "gen_ai.usage.input_tokens",
  outputTokens: "gen_ai.usage.output_tokens",
  cacheRead: "gen_ai.usage.cache_read.input_tokens",
  cacheWrite: "gen_ai.usage.cache_write.input_tokens",
  reasoning: "gen_ai.usage.reasoning.output_tokens",
  inputAudio: "gen_ai.usage.audio.input_tokens",
  outputAudio: "gen_ai.usage.audio.output_tokens",
  inputImage: "gen_ai.usage.image.input_tokens",
  outputImage: "gen_ai.usage.image.output_tokens",
  cacheReadAudio: "gen_ai.usage.audio.cache_read.input_tokens",
  system: "gen_ai.system_instructions",
  input: "gen_ai.input.messages",
  output: "gen_ai.output.messages",
  tools: "gen_ai.tool.definitions",
  toolName: "gen_ai.tool.name",
  toolCallId: "gen_ai.tool.call.id",
  toolDescription: "gen_ai.tool.description",
  toolArguments: "gen_ai.tool.call.arguments",
  toolResult: "gen_ai.tool.call.result",
  agentName: "gen_ai.agent.name",
  workflowName: "gen_ai.workflow.name",
  dimensions: "gen_ai.embeddings.dimension.count",
} as const;

/** The event that carries what was said in a call; its attributes are those of a span. */
export const DETAILS_EVENT = "gen_ai.client.inference.operation.details";

/** Names of the general conventions (https://opentelemetry.io/docs/specs/semconv/) that a call's span has as well. */
export const GENERAL = {
  errorType: "error.type",
  httpMethod: "http.request.method",
  httpStatus: "http.response.status_code",
  mcpMethod: "mcp.method.name",
  serverAddress: "server.address",
  serverPort: "server.port",
  url: "url.full",
} as const;

/** The kinds of {@link Usage} and the attribute that counts each. */
export const USAGE_NAMES = {
  input: GEN_AI.inputTokens,
  output: GEN_AI.outputTokens,
  cacheRead: GEN_AI.cacheRead,
  cacheWrite: GEN_AI.cacheWrite,
  reasoning: GEN_AI.reasoning,
  inputAudio: GEN_AI.inputAudio,
  outputAudio: GEN_AI.outputAudio,
  inputImage: GEN_AI.inputImage,
  outputImage: GEN_AI.outputImage,
  cacheReadAudio: GEN_AI.cacheReadAudio,
} as const;
