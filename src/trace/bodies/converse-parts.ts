import type { JsonValue } from "../../formats/json.ts";
import type { MediaPart, Part } from "../message.ts";
import { defined, listOf, objectOf, textIn, type JsonObject, type Loose } from "../values/json-access.ts";
import { blobPart, uriPart } from "../values/media-part.ts";
import { toolArguments } from "../values/tool-arguments.ts";
import { citedParts } from "./cited-parts.ts";
import { textParts } from "./text-parts.ts";

type Block = JsonObject;

const toolUse = ({ toolUseId, name, input, type }: Block): Part[] => [
  {
    type: "tool_call",
    ...defined({ id: textIn(toolUseId) }),
    name: textIn(name) ?? "",
    arguments: toolArguments(input),
    ...(type === "server_tool_use" && { isHosted: true }),
  },
];

const toolResult = ({ toolUseId, content = null, status }: Block): Part[] => [
  {
    type: "tool_call_response",
    ...defined({ id: textIn(toolUseId) }),
    response: status === "error" ? { content, status } : content,
  },
];

const reasoning = (block: Block): Part[] => {
  const content = textIn(objectOf(block.reasoningText).text);
  if (content !== undefined) return [{ type: "reasoning", content }];
  return block.redactedContent === undefined
    ? []
    : [{ type: "other", name: "redactedContent", value: block }];
};

const cited = ({ content, citations }: Block): Part[] => [
  ...listOf(content).flatMap((piece) => textParts(objectOf(piece).text)),
  ...citedParts(citations),
];

const FOLDERS = { image: "image", video: "video", audio: "audio", document: "application" } as const;

const media =
  (modality: MediaPart["modality"]) =>
  ({ format, source }: Block): Part[] => {
    const { bytes, s3Location, text, content } = objectOf(source);
    const type = textIn(format);
    const kind = { modality, mimeType: type && `${FOLDERS[modality]}/${type}` };
    if (text !== undefined) return textParts(text);
    if (content !== undefined) return converseParts(content);
    if (s3Location !== undefined) return [uriPart(textIn(objectOf(s3Location).uri) ?? "", kind)];
    return [blobPart(textIn(bytes) ?? "", kind)];
  };

const READERS: Readonly<Record<string, (block: Block) => Part[]>> = {
  image: media("image"),
  video: media("video"),
  audio: media("audio"),
  document: media("document"),
  toolUse,
  toolResult,
  reasoningContent: reasoning,
  citationsContent: cited,
  guardContent: ({ text, image }) =>
    image === undefined ? textParts(objectOf(text).text) : media("image")(objectOf(image)),
  cachePoint: () => [],
};
const READ = new Map(Object.entries(READERS));

const blockParts = (value: JsonValue): Part[] => {
  const [name, content] = Object.entries(objectOf(value))[0] ?? [];
  if (name === undefined || content === undefined) return [];
  if (name === "text") return textParts(content);
  return READ.get(name)?.(objectOf(content)) ?? [{ type: "other", name, value: content }];
};

/**
 * Reads the content blocks of a message of Converse's; each has one member that says its kind
 * (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ContentBlock.html).
 */
export const converseParts = (content: Loose): Part[] => listOf(content).flatMap(blockParts);
