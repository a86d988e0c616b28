import { GEN_AI } from "../../semconv.ts";
import { defined, textIn } from "../../values/json-access.ts";
import type { Attributes, Dialect } from "./dialect.ts";
import { jsonAttribute } from "./json-attribute.ts";
import { unflatten } from "./unflatten.ts";

const KINDS = new Map(
  Object.entries({
    workflow: "invoke_workflow",
    task: "task",
    agent: "invoke_agent",
    tool: "execute_tool",
  }),
);

const REQUESTS = new Map(
  Object.entries({
    chat: "chat",
    completion: "text_completion",
    embedding: "embeddings",
    embeddings: "embeddings",
    rerank: "rerank",
  }),
);

const kindOf = (attributes: Attributes): string | undefined =>
  KINDS.get(textIn(attributes["traceloop.span.kind"]) ?? "");

const tool = (attributes: Attributes): Attributes => {
  if (kindOf(attributes) !== "execute_tool") return {};
  return defined({
    [GEN_AI.toolName]: attributes["traceloop.entity.name"],
    [GEN_AI.toolArguments]: jsonAttribute(attributes["traceloop.entity.input"]),
    [GEN_AI.toolResult]: jsonAttribute(attributes["traceloop.entity.output"]),
  });
};

/**
 * OpenLLMetry by Traceloop: the conventions of 1.36 with names of its own for tokens, and before that messages in
 * indexed names (@traceloop/ai-semantic-conventions; opentelemetry-semantic-conventions-ai for Python).
 */
export const openllmetry: Dialect = {
  renames: {
    "gen_ai.usage.cache_read_input_tokens": GEN_AI.cacheRead,
    "gen_ai.usage.cache_creation_input_tokens": GEN_AI.cacheWrite,
    "gen_ai.usage.reasoning_tokens": GEN_AI.reasoning,
    "llm.usage.prompt_tokens": GEN_AI.inputTokens,
    "llm.usage.completion_tokens": GEN_AI.outputTokens,
    "llm.usage.cache_read_input_tokens": GEN_AI.cacheRead,
    "llm.usage.cache_creation_input_tokens": GEN_AI.cacheWrite,
    "llm.usage.reasoning_tokens": GEN_AI.reasoning,
    "llm.frequency_penalty": GEN_AI.frequencyPenalty,
    "llm.presence_penalty": GEN_AI.presencePenalty,
    "llm.top_k": GEN_AI.topK,
    "llm.chat.stop_sequences": GEN_AI.stopSequences,
    "llm.is_streaming": GEN_AI.stream,
    "traceloop.workflow.name": GEN_AI.workflowName,
  },
  takes: /^(?:gen_ai\.(?:prompt|completion)\.\d+\.|llm\.request\.functions\.\d+\.)/,
  read: (attributes) => ({
    ...defined({
      [GEN_AI.input]: unflatten(attributes, "gen_ai.prompt"),
      [GEN_AI.output]: unflatten(attributes, "gen_ai.completion"),
      [GEN_AI.tools]: unflatten(attributes, "llm.request.functions"),
    }),
    ...tool(attributes),
  }),
  operation: (attributes) => kindOf(attributes) ?? REQUESTS.get(textIn(attributes["llm.request.type"]) ?? ""),
};
