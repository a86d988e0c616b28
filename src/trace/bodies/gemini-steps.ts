import type { JsonValue } from "../../formats/json.ts";
import type { Part } from "../message.ts";
import { defined, listOf, objectOf, textIn, type JsonObject, type Loose } from "../values/json-access.ts";
import { blobPart, uriPart } from "../values/media-part.ts";
import { toolArguments } from "../values/tool-arguments.ts";
import { textParts } from "./text-parts.ts";

type Step = JsonObject;

const MEDIA = new Set(["image", "audio", "video", "document"] as const);

const thought = ({ summary }: Step): Part[] =>
  listOf(summary).flatMap((piece) => textParts(objectOf(piece).text, "reasoning"));

const media = (step: Step, modality: "image" | "audio" | "video" | "document"): Part => {
  const kind = { mimeType: textIn(step.mime_type), modality };
  const { data, uri } = step;
  return data === undefined ? uriPart(textIn(uri) ?? "", kind) : blobPart(textIn(data) ?? "", kind);
};

const call = ({ id, name, arguments: given }: Step, tool: string): Part => ({
  type: "tool_call",
  ...defined({ id: textIn(id) }),
  name: textIn(name) ?? tool,
  arguments: toolArguments(given),
  ...(tool !== "function" && { isHosted: true }),
});

const result = ({ call_id, name, result: response = null }: Step, tool: string): Part => ({
  type: "tool_call_response",
  ...defined({ id: textIn(call_id), name: textIn(name) ?? (tool === "function" ? undefined : tool) }),
  response,
});

const stepParts = (value: JsonValue): Part[] => {
  const step = objectOf(value);
  const type = textIn(step.type) ?? "";
  const modality = [...MEDIA].find((kind) => kind === type);
  if (modality !== undefined) return [media(step, modality)];
  if (type === "text") return textParts(step.text);
  if (type === "thought") return thought(step);
  if (type.endsWith("_call")) return [call(step, type.slice(0, -5))];
  if (type.endsWith("_result")) return [result(step, type.slice(0, -7))];
  if (step.content !== undefined) return geminiStepParts(step.content);
  return type === "user_input" || type === "model_output" ? [] : [{ type: "other", name: type, value: step }];
};

/**
 * Reads steps of an interaction, or the pieces of content in one of them
 * (https://ai.google.dev/api/interactions-api).
 */
export const geminiStepParts = (content: Loose): Part[] => {
  if (typeof content === "string") return stepParts({ type: "text", text: content });
  return (Array.isArray(content) ? listOf(content) : [content ?? null])
    .filter((item) => item !== null)
    .flatMap(stepParts);
};
