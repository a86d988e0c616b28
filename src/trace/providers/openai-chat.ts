import type { JsonValue } from "../../formats/json.ts";
import { readError } from "../read-error.ts";
import type { Exchange } from "../exchange.ts";
import { finishReasonOf } from "../finish-reason.ts";
import {
  defined,
  listOf,
  numberIn,
  objectOf,
  parsedOr,
  textIn,
  without,
  type Loose,
} from "../json-access.ts";
import type { OutputMessage, Part, ToolCallPart } from "../message.ts";
import type { Usage } from "../usage.ts";
import type { Reader, Reading } from "./provider.ts";

const NAMED = new Set(["model", "messages", "tools", "functions", "stream"]);

const usageOf = (value: Loose): Usage => {
  const usage = objectOf(value);
  const prompt = objectOf(usage.prompt_tokens_details);
  const completion = objectOf(usage.completion_tokens_details);
  return defined({
    input: numberIn(usage.prompt_tokens),
    output: numberIn(usage.completion_tokens),
    cacheRead: numberIn(prompt.cached_tokens),
    reasoning: numberIn(completion.reasoning_tokens),
  });
};

const toolCall = (value: JsonValue): ToolCallPart => {
  const call = objectOf(value);
  const { name, arguments: given } = objectOf(call.function);
  const id = textIn(call.id);
  return {
    type: "tool_call",
    ...(id !== undefined && { id }),
    name: textIn(name) ?? "",
    arguments: parsedOr(textIn(given) ?? ""),
  };
};

const partsOf = (message: Loose): Part[] => {
  const { content, tool_calls } = objectOf(message);
  const text = textIn(content);
  return [...(text ? [{ type: "text", content: text } as const] : []), ...listOf(tool_calls).map(toolCall)];
};

const outputOf = (choices: Loose): OutputMessage[] =>
  listOf(choices).map((choice) => {
    const { message, finish_reason } = objectOf(choice);
    return {
      role: "assistant",
      parts: partsOf(message),
      ...defined({ finishReason: finishReasonOf(textIn(finish_reason)) }),
    };
  });

const read = (exchange: Exchange): Reading => {
  const request = objectOf(exchange.request);
  const answer = objectOf(exchange.response);
  return {
    operation: "chat",
    requestModel: textIn(request.model),
    responseModel: textIn(answer.model),
    responseId: textIn(answer.id),
    isStream: request.stream === true,
    parameters: without(request, NAMED),
    output: outputOf(answer.choices),
    usage: usageOf(answer.usage),
    error: readError(exchange),
  };
};

/** OpenAI Chat Completions (https://platform.openai.com/docs/api-reference/chat). */
export const openaiChat: Reader = {
  api: "openai.chat",
  provider: "openai",
  speaks: ({ path }) => path.endsWith("/chat/completions"),
  read,
};
