import type { JsonValue } from "../../formats/json.ts";
import type { Message, ToolDefinition } from "../message.ts";
import { finishReasonOf } from "../values/finish-reason.ts";
import { defined, listOf, objectOf, textIn, without, type Loose } from "../values/json-access.ts";
import { anthropicParts } from "./anthropic-parts.ts";
import { foldAnthropicStream, isAnthropicOutput } from "./anthropic-stream.ts";
import { anthropicUsage } from "./anthropic-usage.ts";
import type { Answered, Asked, BodyForm } from "./body-form.ts";
import { systemMessages } from "./system-messages.ts";

const NAMED = new Set(["model", "messages", "system", "tools", "stream"]);
const HOSTED = /^(?:web_search|web_fetch|code_execution|tool_search|mcp_toolset|advisor)/;
const VERSION = /_\d{8}$/;

const messageOf = (value: JsonValue): Message => {
  const { role, content } = objectOf(value);
  return { role: textIn(role) ?? "user", parts: anthropicParts(content) };
};

const inputOf = (system: Loose, messages: Loose): Message[] => [
  ...systemMessages(anthropicParts(system)),
  ...listOf(messages).map(messageOf),
];

const toolOf = (value: JsonValue): ToolDefinition => {
  const { type, name, mcp_server_name, description, input_schema: parameters } = objectOf(value);
  const kind = textIn(type)?.replace(VERSION, "");
  return {
    name: textIn(name) ?? textIn(mcp_server_name) ?? kind ?? "",
    ...defined({ description: textIn(description), parameters }),
    ...(kind !== undefined && HOSTED.test(kind) && { hosted: kind }),
  };
};

const asked = (body: Loose): Asked => {
  const request = objectOf(body);
  return {
    requestModel: textIn(request.model),
    parameters: without(request, NAMED),
    input: inputOf(request.system, request.messages),
    tools: listOf(request.tools).map(toolOf),
    region: textIn(request.inference_geo),
  };
};

const tierOf = (value: Loose): string | undefined => {
  const { speed, service_tier } = objectOf(value);
  return speed === "fast" ? speed : textIn(service_tier);
};

/** What a workspace has for a default is told in the answer alone; models without a choice have none to tell. */
const regionOf = (value: Loose): string | undefined => {
  const region = textIn(objectOf(value).inference_geo);
  return region === "not_available" ? undefined : region;
};

const answered = (body: Loose): Answered => {
  const { id, model, role, content, stop_reason, usage } = objectOf(body);
  const message = {
    role: textIn(role) ?? "assistant",
    parts: anthropicParts(content),
    ...defined({ finishReason: finishReasonOf(textIn(stop_reason)) }),
  };
  return {
    responseId: textIn(id),
    responseModel: textIn(model),
    output: Array.isArray(content) ? [message] : [],
    usage: anthropicUsage(usage),
    tier: tierOf(usage),
    ...defined({ region: regionOf(usage) }),
  };
};

/** The bodies of Anthropic's Messages API (https://platform.claude.com/docs/en/api/messages). */
export const anthropicMessage: BodyForm = {
  asked,
  answered,
  folded: foldAnthropicStream,
  isOutput: isAnthropicOutput,
};
