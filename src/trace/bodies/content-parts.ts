import type { JsonValue } from "../../formats/json.ts";
import type { MediaPart, Part } from "../message.ts";
import { defined, listOf, objectOf, textIn, type JsonObject, type Loose } from "../values/json-access.ts";
import { blobPart, filePart, modalityOf, uriPart } from "../values/media-part.ts";
import { textParts } from "./text-parts.ts";

type Piece = JsonObject;

/** An address that stands alone or as the `url` of an object. */
const addressed = (value: Loose, modality: MediaPart["modality"]): Part[] => {
  const address = textIn(value) ?? textIn(objectOf(value).url);
  return address === undefined ? [] : [uriPart(address, { modality })];
};

const sound = (value: Loose): Part[] => {
  const { data = value, format } = objectOf(value);
  const mimeType = textIn(format) === undefined ? undefined : `audio/${textIn(format)}`;
  const bytes = textIn(data);
  return bytes === undefined ? [] : [blobPart(bytes, { mimeType, modality: "audio" })];
};

const fileIn = (file: Piece): Part[] => {
  const data = textIn(file.file_data);
  const address = data?.startsWith("data:") ? data : textIn(file.file_url);
  if (address !== undefined) return [uriPart(address, {})];
  if (data !== undefined) return [blobPart(data, {})];
  const id = textIn(file.file_id);
  return id === undefined ? [] : [filePart(id, {})];
};

const pictureIn = (piece: Piece): Part[] => {
  const id = textIn(piece.file_id);
  return id === undefined ? addressed(piece.image_url, "image") : [filePart(id, { modality: "image" })];
};

/** Mistral's thoughts are lists of texts (https://docs.mistral.ai/capabilities/reasoning). */
const thoughts = (value: Loose): Part[] =>
  Array.isArray(value)
    ? value.flatMap((piece) => textParts(objectOf(piece as JsonValue).text, "reasoning"))
    : textParts(value, "reasoning");

const PIECES: Readonly<Record<string, (piece: Piece) => Part[]>> = {
  text: ({ text }) => textParts(text),
  input_text: ({ text }) => textParts(text),
  output_text: ({ text }) => textParts(text),
  summary_text: ({ text }) => textParts(text, "reasoning"),
  reasoning_text: ({ text }) => textParts(text, "reasoning"),
  thinking: ({ thinking }) => thoughts(thinking),
  refusal: ({ refusal }) => textParts(refusal, "refusal"),
  image_url: ({ image_url }) => addressed(image_url, "image"),
  input_image: pictureIn,
  video_url: ({ video_url }) => addressed(video_url, "video"),
  document_url: ({ document_url }) => addressed(document_url, "document"),
  input_audio: ({ input_audio }) => sound(input_audio),
  output_audio: (piece) => speechPart(piece),
  file: (piece) => fileIn({ ...piece, ...objectOf(piece.file) }),
  input_file: fileIn,
};

const READ = new Map(Object.entries(PIECES));

/** Keeps a piece of content that no other shape fits. */
export const otherPart = (value: JsonValue): Part => ({
  type: "other",
  name: textIn(objectOf(value).type) ?? "unknown",
  value,
});

const partsOf = (value: JsonValue): Part[] => {
  if (typeof value === "string") return textParts(value);
  const piece = objectOf(value);
  const read = READ.get(textIn(piece.type) ?? "");
  return read ? read(piece) : [otherPart(value)];
};

/**
 * Reads the content of a message as OpenAI's APIs and those like them send it: a text, or a list of typed pieces
 * (https://platform.openai.com/docs/api-reference/chat/create#chat-create-messages).
 */
export const contentParts = (content: Loose): Part[] =>
  typeof content === "string" ? textParts(content) : listOf(content).flatMap(partsOf);

/** Reads a spoken answer: how long its bytes are, and what is said in it. */
export const speechPart = (value: Loose): Part[] => {
  const audio = objectOf(value);
  const { data, transcript } = audio;
  if (!textIn(data) && !textIn(transcript)) return [];
  const { size } = blobPart(textIn(data) ?? "", { modality: "audio" });
  return [
    {
      type: "blob",
      modality: modalityOf("audio"),
      ...defined({ size: textIn(data) === undefined ? undefined : size, transcript: textIn(transcript) }),
    },
  ];
};
