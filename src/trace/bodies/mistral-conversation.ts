import type { JsonValue } from "../../formats/json.ts";
import type { Usage } from "../usage.ts";
import { countsIn } from "../values/counts-in.ts";
import { defined, listOf, numberIn, objectOf, textIn, without } from "../values/json-access.ts";
import type { Loose } from "../values/json-access.ts";
import { sumOf } from "../values/sum-of.ts";
import type { Answered, Asked, BodyForm } from "./body-form.ts";
import { conversationOf, isConversationOutput, WHOLE } from "./mistral-conversation-stream.ts";
import { mistralEntry } from "./mistral-entries.ts";
import { systemMessages } from "./system-messages.ts";
import { textParts } from "./text-parts.ts";
import { tokenUsage } from "./token-usage.ts";
import { toolDefinitions } from "./tool-definition.ts";

const NAMED = new Set(["model", "agent_id", "inputs", "instructions", "tools", "stream"]);

const asked = (body: Loose): Asked => {
  const request = objectOf(body);
  const inputs: readonly JsonValue[] =
    typeof request.inputs === "string" ? [request.inputs] : listOf(request.inputs);
  return {
    requestModel: textIn(request.model) ?? textIn(request.agent_id),
    parameters: without(request, NAMED),
    input: [...systemMessages(textParts(request.instructions)), ...inputs.map(mistralEntry)],
    tools: toolDefinitions(request.tools),
  };
};

/** What tools of Mistral's gave the model to read is counted beside the prompt. */
const usageOf = (value: Loose): Usage => {
  const usage = objectOf(value);
  const { input, ...told } = tokenUsage(usage);
  return {
    ...told,
    ...defined({
      input: input === undefined ? undefined : sumOf([input, numberIn(usage.connector_tokens)]),
      requests: countsIn(usage.connectors),
    }),
  };
};

const errorOf = (value: Loose): Answered["error"] => {
  const { message, code } = objectOf(value);
  const told = textIn(message);
  return told === undefined
    ? undefined
    : { type: "error", message: told, ...defined({ code: numberIn(code)?.toString() }) };
};

const answered = (body: Loose): Answered => {
  const { object, outputs, usage, error } = objectOf(body);
  const entries = listOf(outputs).map(objectOf);
  const asks = entries.some(({ type }) => type === "function.call");
  const output = {
    role: "assistant",
    parts: entries.flatMap((entry) => mistralEntry(entry).parts),
    ...(object === WHOLE && { finishReason: asks ? "tool_call" : "stop" }),
  };
  return {
    responseModel: textIn(entries.findLast(({ model }) => textIn(model) !== undefined)?.model),
    output: entries.length > 0 ? [output] : [],
    usage: usageOf(usage),
    error: errorOf(error),
  };
};

/** The bodies of Mistral's Conversations (https://docs.mistral.ai/api). */
export const mistralConversation: BodyForm = {
  asked,
  answered,
  folded: conversationOf,
  isOutput: isConversationOutput,
};
