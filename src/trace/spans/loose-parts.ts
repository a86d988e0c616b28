import type { JsonValue } from "../../formats/json.ts";
import type { MediaPart, Part, ToolCallPart } from "../message.ts";
import { defined, objectOf, textIn, type Loose } from "../values/json-access.ts";
import { blobPart, filePart, modalityOf, uriPart } from "../values/media-part.ts";
import { toolArguments } from "../values/tool-arguments.ts";

type Members = Readonly<Record<string, JsonValue>>;

const textPart = ({ content, text, thinking, reasoning, refusal }: Members): string =>
  textIn(content) ?? textIn(text) ?? textIn(thinking) ?? textIn(reasoning) ?? textIn(refusal) ?? "";

const toolCall = (part: Members): ToolCallPart => {
  const nested = objectOf(part["function"]);
  const { id, toolCallId, call_id, name, toolName, args, input, server_tool_call } = part;
  const given = part["arguments"] ?? nested["arguments"] ?? args ?? input ?? server_tool_call;
  return {
    type: "tool_call",
    name: textIn(name ?? toolName ?? nested["name"]) ?? "",
    arguments: toolArguments(given),
    ...defined({ id: textIn(toolCallId ?? call_id ?? id) }),
  };
};

/** Reads what a program answered to a tool call, from a part or from a whole message of the role `tool`. */
export const toolResponse = (part: Members): Part => {
  const { id, toolCallId, tool_call_id, tool_use_id, call_id, response, result, output, content } = part;
  return {
    type: "tool_call_response",
    response: response ?? result ?? output ?? content ?? null,
    ...defined({
      id: textIn(tool_call_id ?? toolCallId ?? tool_use_id ?? call_id ?? id),
      name: textIn(part["name"] ?? part["toolName"]),
    }),
  };
};

/** The address, the id or the bytes of a medium, wherever the shape keeps them. */
const sourceOf = (part: Members): string | undefined =>
  [part["image_url"], part["image"], part["input_audio"], part["source"], part["file"], part]
    .flatMap((value) => {
      const { url, uri, data, content, file_data, file_id } = objectOf(value);
      return textIn(value) ?? textIn(url ?? uri ?? data ?? content ?? file_data ?? file_id) ?? [];
    })
    .at(0);

const mimeTypeOf = ({ mime_type, mediaType, mimeType, source }: Members): string | undefined =>
  textIn(mime_type ?? mediaType ?? mimeType) ?? textIn(objectOf(source)["media_type"]);

const isAddress = (source: string): boolean => /^(?:[a-z][a-z0-9+.-]*:\/\/|data:)/i.test(source);

const mediaPart = (part: Members, type: string): MediaPart => {
  const source = sourceOf(part) ?? "";
  const mimeType = mimeTypeOf(part);
  const modality = modalityOf(textIn(part["modality"]) ?? mimeType ?? type);
  const kind = { mimeType, modality };
  const transcript = defined({ transcript: textIn(part["transcript"]) });
  if (textIn(part["file_id"]) === source) return { ...filePart(source, kind), ...transcript };
  return { ...(isAddress(source) ? uriPart(source, kind) : blobPart(source, kind)), ...transcript };
};

const KINDS: Readonly<Record<string, (part: Members, type: string) => Part>> = {
  text: (part) => ({ type: "text", content: textPart(part) }),
  reasoning: (part) => ({ type: "reasoning", content: textPart(part) }),
  refusal: (part) => ({ type: "refusal", content: textPart(part) }),
  tool_call: toolCall,
  server_tool_call: (part) => ({ ...toolCall(part), isHosted: true }),
  tool_call_response: toolResponse,
  media: mediaPart,
};

/** What the shapes call the kinds of parts. */
const WORDS = new Map(
  Object.entries({
    text: "text",
    input_text: "text",
    output_text: "text",
    reasoning: "reasoning",
    thinking: "reasoning",
    refusal: "refusal",
    tool_call: "tool_call",
    "tool-call": "tool_call",
    tool_use: "tool_call",
    function_call: "tool_call",
    server_tool_call: "server_tool_call",
    server_tool_use: "server_tool_call",
    tool_call_response: "tool_call_response",
    server_tool_call_response: "tool_call_response",
    "tool-result": "tool_call_response",
    tool_result: "tool_call_response",
    function_call_output: "tool_call_response",
    blob: "media",
    uri: "media",
    file: "media",
    image: "media",
    image_url: "media",
    input_image: "media",
    audio: "media",
    input_audio: "media",
    document: "media",
  }),
);

/** Reads one part of a message in any of the usual shapes; one of another shape is kept as it is. */
export const loosePart = (value: JsonValue): Part[] => {
  if (typeof value === "string") return [{ type: "text", content: value }];
  const part = objectOf(value);
  const type = textIn(part["type"]) ?? (part["text"] === undefined ? "unknown" : "text");
  const kind = KINDS[WORDS.get(type) ?? ""];
  return [kind ? kind(part, type) : { type: "other", name: type, value }];
};

/** Reads the content of a message: a text, a part or several; none of an empty text. */
export const partsOfContent = (content: Loose): Part[] => {
  if (content === undefined || content === null || content === "") return [];
  return (Array.isArray(content) ? content : [content]).flatMap(loosePart);
};
