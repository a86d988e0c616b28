import type { JsonValue } from "../../formats/json.ts";
import type { Message, Part } from "../message.ts";
import { defined, objectOf, textIn, type JsonObject } from "../values/json-access.ts";
import { toolArguments } from "../values/tool-arguments.ts";
import { contentParts, otherPart } from "./content-parts.ts";

type Entry = JsonObject;

const functionCall = ({ tool_call_id, name, arguments: given }: Entry): Part => ({
  type: "tool_call",
  ...defined({ id: textIn(tool_call_id) }),
  name: textIn(name) ?? "",
  arguments: toolArguments(given),
});

const functionResult = ({ tool_call_id, result = null }: Entry): Part => ({
  type: "tool_call_response",
  ...defined({ id: textIn(tool_call_id) }),
  response: result,
});

/** A tool that Mistral ran, and what it tells of that. */
const execution = ({ id, name, arguments: given, info }: Entry): Part[] => {
  const told = { ...defined({ id: textIn(id) }), name: textIn(name) ?? "" };
  return [
    { type: "tool_call", ...told, arguments: toolArguments(given), isHosted: true },
    ...(info === undefined || info === null
      ? []
      : [{ type: "tool_call_response", ...told, response: info } as const]),
  ];
};

/** Reads an entry of a conversation of Mistral's as the message that it is (https://docs.mistral.ai/api). */
export const mistralEntry = (value: JsonValue): Message => {
  if (typeof value === "string") return { role: "user", parts: contentParts(value) };
  const entry = objectOf(value);
  const { type, role, content } = entry;
  if (type === "function.call") return { role: "assistant", parts: [functionCall(entry)] };
  if (type === "function.result") return { role: "tool", parts: [functionResult(entry)] };
  if (type === "tool.execution") return { role: "assistant", parts: execution(entry) };
  return content === undefined
    ? { role: "assistant", parts: [otherPart(value)] }
    : { role: textIn(role) ?? "user", parts: contentParts(content) };
};
