import type { JsonValue } from "../../formats/json.ts";
import type { Part } from "../message.ts";
import { defined, listOf, objectOf, textIn, type JsonObject, type Loose } from "../values/json-access.ts";
import { blobPart, filePart, uriPart } from "../values/media-part.ts";
import { toolArguments } from "../values/tool-arguments.ts";
import { citedParts } from "./cited-parts.ts";

type Block = JsonObject;

const text = (content: Loose): Part[] => [{ type: "text", content: textIn(content) ?? "" }];

const other = (block: Block): Part[] => [
  { type: "other", name: textIn(block.type) ?? "block", value: block },
];

const cited = ({ text: said, citations }: Block): Part[] => [...text(said), ...citedParts(citations)];

const toolUse =
  (isHosted: boolean) =>
  ({ id, name, input }: Block): Part[] => [
    {
      type: "tool_call",
      ...defined({ id: textIn(id) }),
      name: textIn(name) ?? "",
      arguments: toolArguments(input),
      ...(isHosted && { isHosted }),
    },
  ];

const toolResult = ({ tool_use_id, content = null, is_error }: Block): Part[] => [
  {
    type: "tool_call_response",
    ...defined({ id: textIn(tool_use_id) }),
    response: is_error === true ? { content, is_error } : content,
  },
];

/** Reads a picture's or a document's source: bytes, an address, a file's id, or plain content. */
const media = (block: Block): Part[] => {
  const { type, data, media_type, url, file_id, content } = objectOf(block.source);
  const modality = block.type === "image" ? "image" : "document";
  const kind = { mimeType: textIn(media_type), modality } as const;
  if (type === "base64") return [blobPart(textIn(data) ?? "", kind)];
  if (type === "url") return [uriPart(textIn(url) ?? "", kind)];
  if (type === "file") return [filePart(textIn(file_id) ?? "", kind)];
  if (type === "text") return text(data);
  return type === "content" ? anthropicParts(content) : other(block);
};

const READERS: Readonly<Record<string, (block: Block) => Part[]>> = {
  text: cited,
  image: media,
  document: media,
  container_upload: ({ file_id }) => [filePart(textIn(file_id) ?? "", { modality: "document" })],
  thinking: ({ thinking }) => [{ type: "reasoning", content: textIn(thinking) ?? "" }],
  tool_use: toolUse(false),
  server_tool_use: toolUse(true),
  mcp_tool_use: toolUse(true),
};
const READ = new Map(Object.entries(READERS));

const blockParts = (value: JsonValue): Part[] => {
  const block = objectOf(value);
  const type = textIn(block.type) ?? "";
  if (type.endsWith("tool_result")) return toolResult(block);
  return (READ.get(type) ?? other)(block);
};

/**
 * Reads the content of a message of Anthropic's: a text, or blocks, those of tools that the provider runs included
 * (https://platform.claude.com/docs/en/api/messages).
 */
export const anthropicParts = (content: Loose): Part[] =>
  typeof content === "string" ? text(content) : listOf(content).flatMap(blockParts);
