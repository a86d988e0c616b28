import type { JsonValue } from "../../../formats/json.ts";
import { GEN_AI } from "../../semconv.ts";
import { defined, listOf, objectOf, textIn, type Loose } from "../../values/json-access.ts";
import { requestParameters } from "../request-parameters.ts";
import type { Attributes, Dialect } from "./dialect.ts";
import { jsonAttribute } from "./json-attribute.ts";
import { unflatten } from "./unflatten.ts";

const KINDS = new Map(
  Object.entries({
    LLM: "chat",
    EMBEDDING: "embeddings",
    TOOL: "execute_tool",
    AGENT: "invoke_agent",
    RETRIEVER: "retrieval",
    RERANKER: "rerank",
  }),
);

const kindOf = (attributes: Attributes): string => textIn(attributes["openinference.span.kind"]) ?? "";

/** `message.contents.0.message_content.image.image.url` and its like. */
const contentOf = (item: JsonValue): JsonValue => {
  const { type, text, image } = objectOf(objectOf(item).message_content);
  const { url } = objectOf(objectOf(image).image);
  return defined({ type: url === undefined ? (type ?? "text") : "image", text, url });
};

const messageOf = (item: JsonValue): JsonValue => {
  const { role, name, content, contents, tool_calls, tool_call_id, finish_reason } = objectOf(
    objectOf(item).message,
  );
  const calls = listOf(tool_calls).map((call) => objectOf(call).tool_call ?? null);
  const parts = listOf(contents).map(contentOf);
  return defined({
    role,
    name,
    finish_reason,
    tool_call_id,
    content: parts.length > 0 ? parts : content,
    tool_calls: calls.length > 0 ? calls : undefined,
  });
};

const messagesAt = (attributes: Attributes, prefix: string): Loose => {
  const found = unflatten(attributes, prefix);
  return found === undefined ? undefined : listOf(found).map(messageOf);
};

/** `llm.prompts.0.prompt.text` and `llm.choices.0.completion.text`: the API of text completions. */
const textsAt = (attributes: Attributes, prefix: string, name: string): Loose => {
  const found = unflatten(attributes, prefix);
  return found === undefined
    ? undefined
    : listOf(found).map((item) => objectOf(objectOf(item)[name]).text ?? null);
};

const toolsOf = (attributes: Attributes): Loose => {
  const found = unflatten(attributes, "llm.tools");
  return found === undefined
    ? undefined
    : listOf(found).map((item) => jsonAttribute(objectOf(objectOf(item).tool).json_schema) ?? null);
};

/** The answer is often kept whole as `output.value`, which tells why each choice ended where no attribute does. */
const finishReasonsOf = (attributes: Attributes): Loose => {
  const reason = attributes["llm.finish_reason"];
  if (reason !== undefined) return [reason];
  const { choices, stop_reason } = objectOf(jsonAttribute(attributes["output.value"]));
  const found = [...listOf(choices).map((choice) => objectOf(choice).finish_reason), stop_reason].flatMap(
    (word) => textIn(word) ?? [],
  );
  return found.length > 0 ? found : undefined;
};

/** A bare text (of a transcription, or where an instrumentation takes no messages apart). */
const textAnswer = (attributes: Attributes): Loose => {
  const output = jsonAttribute(attributes["output.value"]);
  return kindOf(attributes) === "LLM" ? textIn(objectOf(output).text ?? output) : undefined;
};

const modelOf = (attributes: Attributes): Attributes => {
  const given = objectOf(
    jsonAttribute(attributes["llm.invocation_parameters"] ?? attributes["embedding.invocation_parameters"]),
  );
  const told = attributes["llm.model_name"] ?? attributes["embedding.model_name"];
  return {
    ...requestParameters(given),
    ...defined({
      [GEN_AI.requestModel]: given.model ?? told,
      [GEN_AI.responseModel]: told === given.model ? undefined : told,
    }),
  };
};

const spoken = (attributes: Attributes): Attributes => {
  const prompts = textsAt(attributes, "llm.prompts", "prompt");
  const embedded = textsAt(attributes, "embedding.embeddings", "embedding");
  const choices = textsAt(attributes, "llm.choices", "completion");
  return defined({
    [GEN_AI.input]: messagesAt(attributes, "llm.input_messages") ?? prompts ?? embedded,
    [GEN_AI.output]: messagesAt(attributes, "llm.output_messages") ?? choices ?? textAnswer(attributes),
    [GEN_AI.tools]: toolsOf(attributes),
    [GEN_AI.finishReasons]: finishReasonsOf(attributes),
  });
};

const tool = (attributes: Attributes): Attributes => {
  if (kindOf(attributes) !== "TOOL") return {};
  return defined({
    [GEN_AI.toolArguments]: jsonAttribute(attributes["tool.parameters"] ?? attributes["input.value"]),
    [GEN_AI.toolResult]: jsonAttribute(attributes["output.value"]),
  });
};

const isTextCompletion = (attributes: Attributes): boolean =>
  Object.keys(attributes).some((name) => /^llm\.(?:prompts|choices)\./.test(name));

/** OpenInference by Arize: messages, tools and choices in indexed names (@arizeai/openinference-semantic-conventions). */
export const openinference: Dialect = {
  renames: {
    "llm.provider": GEN_AI.provider,
    "llm.system": GEN_AI.provider,
    "llm.request.model_name": GEN_AI.requestModel,
    "llm.response.model_name": GEN_AI.responseModel,
    "llm.token_count.prompt": GEN_AI.inputTokens,
    "llm.token_count.completion": GEN_AI.outputTokens,
    "llm.token_count.prompt_details.cache_read": GEN_AI.cacheRead,
    "llm.token_count.prompt_details.cache_write": GEN_AI.cacheWrite,
    "llm.token_count.prompt_details.audio": GEN_AI.inputAudio,
    "llm.token_count.completion_details.reasoning": GEN_AI.reasoning,
    "llm.token_count.completion_details.audio": GEN_AI.outputAudio,
    "session.id": GEN_AI.conversation,
    "tool.name": GEN_AI.toolName,
    "tool.description": GEN_AI.toolDescription,
    "tool.id": GEN_AI.toolCallId,
    "agent.name": GEN_AI.agentName,
  },
  takes:
    /^(?:llm\.(?:input_messages|output_messages|prompts|choices|tools)\.\d|embedding\.embeddings\.\d+\.embedding\.text$|(?:llm|embedding)\.(?:invocation_parameters|model_name)$|llm\.finish_reason$)/,
  read: (attributes) => ({ ...modelOf(attributes), ...spoken(attributes), ...tool(attributes) }),
  operation: (attributes) => {
    const kind = kindOf(attributes);
    if (kind === "LLM" && isTextCompletion(attributes)) return "text_completion";
    return KINDS.get(kind) ?? (kind.toLowerCase() || undefined);
  },
};
