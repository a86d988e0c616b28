import { isJsonObject, type JsonValue } from "../../formats/json.ts";
import type { MediaPart, Message, OutputMessage, Part, ToolDefinition } from "../message.ts";
import { defined } from "../values/json-access.ts";

const mediaPart = ({ type, modality, mimeType, reference, size, transcript }: MediaPart): JsonValue => ({
  type,
  modality,
  ...defined({
    mime_type: mimeType,
    size,
    transcript,
    uri: type === "uri" ? reference : undefined,
    file_id: type === "file" ? reference : undefined,
  }),
});

const printPart = (part: Part): JsonValue => {
  switch (part.type) {
    case "tool_call": {
      const { id, name, arguments: given } = part;
      return part.isHosted
        ? { type: "server_tool_call", ...defined({ id }), name, server_tool_call: given }
        : { type: "tool_call", ...defined({ id }), name, arguments: given };
    }
    case "blob":
    case "uri":
    case "file":
      return mediaPart(part);
    case "other":
      return isJsonObject(part.value)
        ? { ...part.value, type: part.name }
        : { type: part.name, value: part.value };
    default:
      return { ...part };
  }
};

/**
 * Prints messages as `gen_ai.input.messages` and `gen_ai.output.messages` hold them
 * (gen-ai-input-messages.json and gen-ai-output-messages.json of the conventions).
 */
export const printMessages = (messages: readonly (Message | OutputMessage)[]): JsonValue[] =>
  messages.map((message) => ({
    role: message.role,
    parts: message.parts.map(printPart),
    ...defined({
      name: message.name,
      finish_reason: "finishReason" in message ? message.finishReason : undefined,
    }),
  }));

/** Prints the parts of system messages as `gen_ai.system_instructions` holds them. */
export const printInstructions = (messages: readonly Message[]): JsonValue[] =>
  messages.flatMap(({ parts }) => parts.map(printPart));

/** Prints tools as `gen_ai.tool.definitions` holds them: flat (gen-ai-tool-definitions.json). */
export const printTools = (tools: readonly ToolDefinition[]): JsonValue[] =>
  tools.map(({ name, description, parameters, hosted }) => ({
    type: hosted ?? "function",
    name,
    ...defined({ description, parameters }),
  }));
