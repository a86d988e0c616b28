import { GEN_AI } from "../../semconv.ts";
import { defined, objectOf, textIn } from "../../values/json-access.ts";
import type { Attributes, Dialect } from "./dialect.ts";
import { jsonAttribute } from "./json-attribute.ts";

const KINDS = new Map(
  Object.entries({
    llm: "chat",
    tool: "execute_tool",
    retriever: "retrieval",
    embedding: "embeddings",
  }),
);

const usageOf = (attributes: Attributes): Attributes => {
  const usage = objectOf(jsonAttribute(attributes["langsmith.usage_metadata"]));
  const input = objectOf(
    usage.input_token_details ?? jsonAttribute(attributes["gen_ai.usage.input_token_details"]),
  );
  const output = objectOf(
    usage.output_token_details ?? jsonAttribute(attributes["gen_ai.usage.output_token_details"]),
  );
  return defined({
    [GEN_AI.inputTokens]: usage.input_tokens,
    [GEN_AI.outputTokens]: usage.output_tokens,
    [GEN_AI.cacheRead]: input.cache_read,
    [GEN_AI.cacheWrite]: input.cache_creation,
    [GEN_AI.inputAudio]: input.audio,
    [GEN_AI.reasoning]: output.reasoning,
    [GEN_AI.outputAudio]: output.audio,
  });
};

const tool = (attributes: Attributes): Attributes => {
  if (attributes["langsmith.span.kind"] !== "tool") return {};
  return defined({
    [GEN_AI.toolName]: attributes["langsmith.trace.name"],
    [GEN_AI.toolArguments]: jsonAttribute(attributes["gen_ai.prompt"]),
    [GEN_AI.toolResult]: jsonAttribute(attributes["gen_ai.completion"]),
  });
};

/**
 * LangSmith's spans for OpenTelemetry: `gen_ai.prompt` and `gen_ai.completion` hold a run's inputs and outputs, and its
 * own kind is the exact one, since prompts and retrievers are told as `chat` and `embeddings` (langsmith-sdk,
 * experimental/otel/translator.ts).
 */
export const langsmith: Dialect = {
  renames: {
    "gen_ai.response.service_tier": "openai.response.service_tier",
    "langsmith.request.streaming": GEN_AI.stream,
    "langsmith.trace.session_id": GEN_AI.conversation,
  },
  takes: /^(?:langsmith\.usage_metadata|gen_ai\.usage\.(?:input|output)_token_details)$/,
  read: (attributes) => ({ ...usageOf(attributes), ...tool(attributes) }),
  operation: (attributes) => {
    const kind = textIn(attributes["langsmith.span.kind"]);
    return kind === undefined ? undefined : (KINDS.get(kind) ?? kind);
  },
};
