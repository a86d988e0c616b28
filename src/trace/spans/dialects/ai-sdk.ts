import { GEN_AI } from "../../semconv.ts";
import { defined, listOf, numberIn, objectOf, textIn, type Loose } from "../../values/json-access.ts";
import type { Attributes, Dialect } from "./dialect.ts";
import { jsonAttribute } from "./json-attribute.ts";

const operation = (attributes: Attributes): string | undefined => {
  const id = textIn(attributes["ai.operationId"]);
  if (id === undefined || id === "ai.toolCall") return id && "execute_tool";
  if (/\.do(?:Generate|Stream)$/.test(id)) return "chat";
  if (id.endsWith(".doEmbed")) return "embeddings";
  if (id.endsWith(".doRerank")) return "rerank";
  // What is around them: it repeats their usage and must not be counted.
  return /^ai\.(?:generate|stream)(?:Text|Object)$/.test(id) ? "invoke_agent" : id;
};

/** Of text, reasoning, object and tool calls, as the parts of one message. */
const answerOf = (attributes: Attributes): Loose => {
  const said = (name: string): Loose => attributes[`ai.response.${name}`] ?? attributes[`ai.result.${name}`];
  const reasoning = textIn(said("reasoning"));
  const text = textIn(said("text") ?? said("object"));
  const calls = listOf(jsonAttribute(said("toolCalls")));
  const parts = [
    ...(reasoning ? [{ type: "reasoning", content: reasoning }] : []),
    ...(text ? [{ type: "text", content: text }] : []),
    ...calls.map((call) => ({ ...objectOf(call), type: "tool_call" })),
  ];
  const reason = textIn(said("finishReason"));
  if (parts.length === 0 && reason === undefined) return undefined;
  return [{ role: "assistant", parts, ...defined({ finish_reason: reason?.replaceAll("-", "_") }) }];
};

const finishReasonsOf = (attributes: Attributes): Loose => {
  const reason = textIn(attributes["ai.response.finishReason"] ?? attributes["ai.finishReason"]);
  return reason === undefined ? undefined : [reason];
};

/** Milliseconds in this dialect, seconds in the conventions. */
const firstChunkOf = (attributes: Attributes): number | undefined => {
  const ms = numberIn(attributes["ai.response.msToFirstChunk"] ?? attributes["ai.stream.msToFirstChunk"]);
  return ms === undefined ? undefined : ms / 1000;
};

/** The texts to embed stand each as JSON. */
const valuesOf = (attributes: Attributes): Loose => {
  const { "ai.value": one, "ai.values": all = one === undefined ? undefined : [one] } = attributes;
  return Array.isArray(all) ? all.map((value) => jsonAttribute(value) ?? null) : undefined;
};

const toolsOf = (attributes: Attributes): Loose => {
  const tools = attributes["ai.prompt.tools"];
  return Array.isArray(tools) ? tools.map((tool) => jsonAttribute(tool) ?? null) : jsonAttribute(tools);
};

/** Telemetry of the Vercel AI SDK up to version 6, and of version 7 where it still speaks so; 7 itself speaks GenAI. */
export const aiSdk: Dialect = {
  renames: {
    "ai.model.provider": GEN_AI.provider,
    "ai.model.id": GEN_AI.requestModel,
    "ai.response.model": GEN_AI.responseModel,
    "ai.response.id": GEN_AI.responseId,
    "ai.usage.inputTokens": GEN_AI.inputTokens,
    "ai.usage.promptTokens": GEN_AI.inputTokens,
    "ai.usage.tokens": GEN_AI.inputTokens,
    "ai.usage.outputTokens": GEN_AI.outputTokens,
    "ai.usage.completionTokens": GEN_AI.outputTokens,
    "ai.usage.cachedInputTokens": GEN_AI.cacheRead,
    "ai.usage.inputTokenDetails.cacheReadTokens": GEN_AI.cacheRead,
    "ai.usage.inputTokenDetails.cacheWriteTokens": GEN_AI.cacheWrite,
    "ai.usage.reasoningTokens": GEN_AI.reasoning,
    "ai.usage.outputTokenDetails.reasoningTokens": GEN_AI.reasoning,
    "ai.settings.temperature": GEN_AI.temperature,
    "ai.settings.maxOutputTokens": GEN_AI.maxTokens,
    "ai.settings.maxTokens": GEN_AI.maxTokens,
    "ai.settings.topP": GEN_AI.topP,
    "ai.settings.topK": GEN_AI.topK,
    "ai.settings.frequencyPenalty": GEN_AI.frequencyPenalty,
    "ai.settings.presencePenalty": GEN_AI.presencePenalty,
    "ai.settings.seed": GEN_AI.seed,
    "ai.settings.stopSequences": GEN_AI.stopSequences,
    "ai.toolCall.name": GEN_AI.toolName,
    "ai.toolCall.id": GEN_AI.toolCallId,
    "ai.toolCall.args": GEN_AI.toolArguments,
    "ai.toolCall.result": GEN_AI.toolResult,
  },
  takes:
    /^ai\.(?:values?$|prompt(?:\.messages|\.tools)?|(?:response|result)\.(?:text|object|reasoning|toolCalls|finishReason|msToFirstChunk)|finishReason|stream\.msToFirstChunk)$/,
  read: (attributes) =>
    defined({
      [GEN_AI.input]:
        jsonAttribute(attributes["ai.prompt.messages"] ?? attributes["ai.prompt"]) ?? valuesOf(attributes),
      [GEN_AI.output]: answerOf(attributes),
      [GEN_AI.tools]: toolsOf(attributes),
      [GEN_AI.finishReasons]: finishReasonsOf(attributes),
      [GEN_AI.timeToFirstChunk]: firstChunkOf(attributes),
    }),
  operation,
};
