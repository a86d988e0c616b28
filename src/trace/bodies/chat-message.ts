import type { JsonValue } from "../../formats/json.ts";
import type { Message, Part, ToolCallPart, ToolResponsePart } from "../message.ts";
import { defined, listOf, objectOf, textIn, type JsonObject, type Loose } from "../values/json-access.ts";
import { toolArguments } from "../values/tool-arguments.ts";
import { contentParts, otherPart, speechPart } from "./content-parts.ts";
import { textParts } from "./text-parts.ts";

/** What hosts call the thoughts they show beside the answer. */
const THOUGHTS = ["reasoning", "reasoning_content", "reasoning_text"];

/** OpenRouter's list of thoughts: texts and summaries, and encrypted ones that say nothing. */
const detailed = (details: Loose): string =>
  listOf(details)
    .map((detail) => textIn(objectOf(detail).text) ?? textIn(objectOf(detail).summary) ?? "")
    .join("");

const reasoningParts = (message: JsonObject): Part[] => {
  const told = THOUGHTS.map((name) => textIn(message[name])).find(Boolean);
  return textParts(told ?? detailed(message.reasoning_details), "reasoning");
};

const calledTool = (id: Loose, name: Loose, given: JsonValue): ToolCallPart => ({
  type: "tool_call",
  ...defined({ id: textIn(id) }),
  name: textIn(name) ?? "",
  arguments: given,
});

/**
 * Reads a tool call of a chat message; the input of a custom tool is text of any kind and stays so. Some hosts (Snowflake)
 * send a call in each of its shapes, and a message with all its members: those that say nothing are empty.
 */
const toolCall = (value: JsonValue): ToolCallPart => {
  const call = objectOf(value);
  const custom = objectOf(call.custom);
  if (textIn(custom.name)) return calledTool(call.id, custom.name, custom.input ?? "");
  const { name, arguments: given } = objectOf(call.function);
  return calledTool(call.id, name, toolArguments(given));
};

const legacyCall = (value: Loose): ToolCallPart[] => {
  const { name, arguments: given } = objectOf(value);
  return textIn(name) ? [calledTool(undefined, name, toolArguments(given))] : [];
};

/** Tools that Groq runs itself (https://console.groq.com/docs/agentic-tooling). */
const executedTool = (value: JsonValue): Part[] => {
  const { type, name, arguments: given, output } = objectOf(value);
  const tool = textIn(name) ?? textIn(type) ?? "";
  const call: Part = { type: "tool_call", name: tool, arguments: toolArguments(given), isHosted: true };
  return output === undefined || output === null
    ? [call]
    : [call, { type: "tool_call_response", name: tool, response: output }];
};

const spokenParts = (message: JsonObject): Part[] => [
  ...reasoningParts(message),
  ...listOf(message.executed_tools).flatMap(executedTool),
  ...contentParts(message.content),
  ...contentParts(message.images),
  ...textParts(message.refusal, "refusal"),
  ...speechPart(message.audio),
  ...listOf(message.tool_calls).map(toolCall),
  ...legacyCall(message.function_call),
  ...listOf(message.annotations).map(otherPart),
];

const toolResponse = (message: JsonObject): ToolResponsePart => ({
  type: "tool_call_response",
  ...defined({ id: textIn(message.tool_call_id), name: textIn(message.name) }),
  response: message.content ?? null,
});

/**
 * Reads a message of a chat, sent or received, as OpenAI and the hosts that speak as it does write it
 * (https://platform.openai.com/docs/api-reference/chat/object).
 */
export const chatMessage = (value: Loose, otherwise = "user"): Message => {
  const message = objectOf(value);
  const role = textIn(message.role) || otherwise;
  if (role === "tool" || role === "function") return { role: "tool", parts: [toolResponse(message)] };
  return { role, ...defined({ name: textIn(message.name) }), parts: spokenParts(message) };
};
