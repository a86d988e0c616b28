import type { JsonValue } from "../../formats/json.ts";
import type { StreamEvent } from "../exchange/stream-events.ts";
import type { Message, OutputMessage, Part, ToolDefinition } from "../message.ts";
import { finishReasonOf } from "../values/finish-reason.ts";
import {
  defined,
  listOf,
  objectOf,
  textIn,
  without,
  type JsonObject,
  type Loose,
} from "../values/json-access.ts";
import type { Answered, Asked, BodyForm } from "./body-form.ts";
import { citedParts } from "./cited-parts.ts";
import { cohereUsage } from "./cohere-usage.ts";
import { textParts } from "./text-parts.ts";

const NAMED = new Set([
  "model",
  "message",
  "prompt",
  "preamble",
  "chat_history",
  "tools",
  "tool_results",
  "stream",
]);
const ROLES = new Map(Object.entries({ CHATBOT: "assistant" }));

const calls = (list: Loose): Part[] =>
  listOf(list)
    .map(objectOf)
    .map(({ name, parameters = {} }) => ({
      type: "tool_call",
      name: textIn(name) ?? "",
      arguments: parameters,
    }));

const results = (list: Loose): Part[] =>
  listOf(list)
    .map(objectOf)
    .map(({ call, outputs = null }) => ({
      type: "tool_call_response",
      ...defined({ name: textIn(objectOf(call).name) }),
      response: outputs,
    }));

const messages = (role: string, parts: Part[]): Message[] => (parts.length > 0 ? [{ role, parts }] : []);

const spoken = (value: JsonValue): Message => {
  const { role, message, tool_calls, tool_results } = objectOf(value);
  const name = textIn(role) ?? "USER";
  return {
    role: ROLES.get(name) ?? name.toLowerCase(),
    parts: [...textParts(message), ...calls(tool_calls), ...results(tool_results)],
  };
};

const toolOf = (value: JsonValue): ToolDefinition => {
  const { name, description, parameter_definitions } = objectOf(value);
  return {
    name: textIn(name) ?? "",
    ...defined({ description: textIn(description), parameters: parameter_definitions }),
  };
};

const asked = (body: Loose): Asked => {
  const request = objectOf(body);
  return {
    requestModel: textIn(request.model) || undefined,
    parameters: without(request, NAMED),
    input: [
      ...messages("system", textParts(request.preamble)),
      ...listOf(request.chat_history).map(spoken),
      ...messages("user", textParts(request.message ?? request.prompt)),
      ...messages("tool", results(request.tool_results)),
    ],
    tools: listOf(request.tools).map(toolOf),
  };
};

const reasonOf = (value: Loose) => defined({ finishReason: finishReasonOf(textIn(value)) });

const generated = (value: JsonValue): OutputMessage => {
  const { text, finish_reason } = objectOf(value);
  return { role: "assistant", parts: textParts(text), ...reasonOf(finish_reason) };
};

const chatted = (answer: JsonObject): OutputMessage[] => {
  const { text, tool_calls, citations, finish_reason } = answer;
  if (text === undefined && tool_calls === undefined) return [];
  return [
    {
      role: "assistant",
      parts: [...textParts(text), ...calls(tool_calls), ...citedParts(citations)],
      ...reasonOf(finish_reason),
    },
  ];
};

const answered = (body: Loose): Answered => {
  const answer = objectOf(body);
  const { id, response_id, generation_id, generations, meta } = answer;
  return {
    responseId: textIn(response_id) ?? textIn(generation_id) ?? textIn(id),
    output: Array.isArray(generations) ? listOf(generations).map(generated) : chatted(answer),
    usage: cohereUsage(meta),
  };
};

const pieceIn = ({ data }: StreamEvent): string | undefined => {
  const { text, is_finished } = objectOf(data);
  return is_finished === true ? undefined : textIn(text);
};

/** The last event repeats the whole answer; one that broke off before has only its pieces. */
const folded = (events: readonly StreamEvent[]): Loose => {
  const documents = events.map(({ data }) => objectOf(data));
  const { response, finish_reason } = documents.findLast(({ is_finished }) => is_finished === true) ?? {};
  const text = events.map((event) => pieceIn(event) ?? "").join("");
  const { tool_calls } = documents.find((document) => document.tool_calls !== undefined) ?? {};
  const whole = objectOf(response);
  if (whole.generations !== undefined) return whole;
  return {
    ...documents[0],
    ...defined({ tool_calls, finish_reason }),
    ...whole,
    ...(text !== "" && { text }),
  };
};

const isOutput = (event: StreamEvent): boolean =>
  Boolean(pieceIn(event)) || objectOf(event.data).event_type === "tool-calls-generation";

/**
 * The bodies of Cohere's first version: chat and generate, streamed as lines of JSON
 * (https://docs.cohere.com/v1/reference/chat, https://docs.cohere.com/v1/reference/generate).
 */
export const cohereFirst: BodyForm = { asked, answered, folded, isOutput };
