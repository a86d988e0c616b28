import type { JsonValue } from "../../formats/json.ts";
import type { Message, Part, ToolCallPart } from "../message.ts";
import {
  defined,
  listOf,
  objectOf,
  textIn,
  without,
  type JsonObject,
  type Loose,
} from "../values/json-access.ts";
import { blobPart } from "../values/media-part.ts";
import { toolArguments } from "../values/tool-arguments.ts";
import { contentParts, otherPart } from "./content-parts.ts";

type Item = JsonObject;

/** What every call has beside what the tool is asked for. */
const FRAME = new Set(["id", "type", "status", "call_id", "name", "output", "outputs", "results", "error"]);

const RUN_BY_CLIENT = /^(computer|local_shell|shell|apply_patch)_call$/;

const typeOf = (item: Item): string => textIn(item.type) ?? "message";

const idOf = (item: Item): { id?: string } => defined({ id: textIn(item.call_id) ?? textIn(item.id) });

/** A call whose arguments the model wrote, for a tool of the program. */
const functionCall = (item: Item): ToolCallPart => ({
  type: "tool_call",
  ...idOf(item),
  name: textIn(item.name) ?? "",
  arguments: typeOf(item) === "custom_tool_call" ? (item.input ?? "") : toolArguments(item.arguments),
});

/** What a hosted tool gave, where the provider shows it; a picture counts as one. */
const givenBy = (item: Item): Part[] => {
  if (typeOf(item) === "image_generation_call") {
    const picture = textIn(item.result);
    const format = textIn(item.output_format) ?? "png";
    return picture === undefined ? [] : [blobPart(picture, { mimeType: `image/${format}` })];
  }
  const given = [item.output, item.outputs, item.results, item.error].find(
    (value) => value !== undefined && value !== null,
  );
  return given === undefined ? [] : [{ type: "tool_call_response", ...idOf(item), response: given }];
};

const askedOf = (item: Item): JsonValue => {
  if (item.arguments !== undefined) return toolArguments(item.arguments);
  const asked = without(item, FRAME);
  const { action, operation, result: _picture, ...rest } = asked;
  return action ?? operation ?? rest;
};

/** A call of a tool that comes with the API, run by the provider or (a shell, a screen) by the program. */
const builtInCall = (item: Item): Part[] => {
  const type = typeOf(item);
  const isHosted = !RUN_BY_CLIENT.test(type) && item.execution !== "client";
  const call: ToolCallPart = {
    type: "tool_call",
    ...idOf(item),
    name: textIn(item.name) ?? type.replace(/_call$/, ""),
    arguments: askedOf(item),
    ...(isHosted && { isHosted }),
  };
  return [call, ...givenBy(item)];
};

const toolOutput = (item: Item, response: JsonValue = null): Part => ({
  type: "tool_call_response",
  ...defined({ id: textIn(item.call_id) }),
  response,
});

/** A program that the model wrote to call tools with, and that the provider runs. */
const programCall = (item: Item): ToolCallPart => ({
  type: "tool_call",
  ...idOf(item),
  name: "programmatic_tool_calling",
  arguments: { code: item.code ?? "" },
  isHosted: true,
});

const thoughts = (item: Item): Part[] => {
  const content = contentParts(item.content);
  return content.length > 0 ? content : contentParts(item.summary);
};

const assistant = (parts: readonly Part[]): Message => ({ role: "assistant", parts });

/**
 * Reads an item of a conversation of the Responses API, as it is sent or received; its message is that of whom it
 * comes from (https://platform.openai.com/docs/api-reference/responses/object#responses/object-output).
 */
const itemMessage = (value: JsonValue): Message => {
  if (typeof value === "string") return { role: "user", parts: contentParts(value) };
  const item = objectOf(value);
  const type = typeOf(item);
  if (type === "message")
    return { role: textIn(item.role) ?? "assistant", parts: contentParts(item.content) };
  if (type === "reasoning") return assistant(thoughts(item));
  if (type === "function_call" || type === "custom_tool_call") return assistant([functionCall(item)]);
  if (type.endsWith("_call_output")) return { role: "tool", parts: [toolOutput(item, item.output)] };
  if (type.endsWith("_call")) return assistant(builtInCall(item));
  if (type === "program") return assistant([programCall(item)]);
  if (type === "program_output") return assistant([toolOutput(item, item.result)]);
  if (type === "tool_search_output") return assistant([toolOutput(item, item.tools)]);
  return { role: type === "mcp_approval_response" ? "user" : "assistant", parts: [otherPart(value)] };
};

/** Reads the items of a conversation as messages; what the assistant says and calls in a row is one message. */
export const itemMessages = (items: Loose): Message[] => {
  if (typeof items === "string") return [itemMessage(items)];
  const messages: Message[] = [];
  for (const message of listOf(items).map(itemMessage)) {
    const last = messages.at(-1);
    if (last?.role !== "assistant" || message.role !== "assistant") messages.push(message);
    else messages[messages.length - 1] = assistant([...last.parts, ...message.parts]);
  }
  return messages.filter(({ parts }) => parts.length > 0);
};

/** Reads the items of an answer as the parts of one message. */
export const itemParts = (items: Loose): Part[] => listOf(items).flatMap((item) => itemMessage(item).parts);
