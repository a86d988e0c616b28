import type { JsonValue } from "../../formats/json.ts";
import type { Part } from "../message.ts";
import { defined, listOf, objectOf, textIn, type JsonObject, type Loose } from "../values/json-access.ts";
import { blobPart, uriPart } from "../values/media-part.ts";
import { toolArguments } from "../values/tool-arguments.ts";
import { textParts } from "./text-parts.ts";

/** Reads an object whose names may be written with underscores, as the API takes them too. */
export const camelCased = (value: Loose): JsonObject =>
  Object.fromEntries(
    Object.entries(objectOf(value)).map(([name, member]) => [
      name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      member,
    ]),
  );

const saidIn = ({ text, thought }: JsonObject): Part[] =>
  textParts(text, thought === true ? "reasoning" : "text");

const called = (name: Loose, id: Loose, given: Loose): Extract<Part, { type: "tool_call" }> => ({
  type: "tool_call",
  ...defined({ id: textIn(id) }),
  name: textIn(name) ?? "",
  arguments: toolArguments(given),
});

const answered = (name: Loose, id: Loose, response: JsonValue = null): Part => ({
  type: "tool_call_response",
  ...defined({ id: textIn(id), name: textIn(name) }),
  response,
});

const CODE = "code_execution";

const READERS: Readonly<Record<string, (value: JsonObject) => Part>> = {
  functionCall: ({ name, id, args }) => called(name, id, args),
  functionResponse: ({ name, id, response }) => answered(name, id, response),
  executableCode: ({ id, ...code }) => ({ ...called(CODE, id, code), isHosted: true }),
  codeExecutionResult: ({ id, ...result }) => answered(CODE, id, result),
  toolCall: ({ toolType, id, args }) => ({ ...called(toolType, id, args), isHosted: true }),
  toolResponse: ({ toolType, id, response }) => answered(toolType, id, response),
  inlineData: ({ mimeType, data }) => blobPart(textIn(data) ?? "", { mimeType: textIn(mimeType) }),
  fileData: ({ mimeType, fileUri }) => uriPart(textIn(fileUri) ?? "", { mimeType: textIn(mimeType) }),
};
const READ = new Map(Object.entries(READERS));

/** Members that say something about a part and are none themselves. */
const ABOUT = new Set([
  "thought",
  "thoughtSignature",
  "videoMetadata",
  "mediaResolution",
  "mediaProcessing",
  "speechMetadata",
  "partMetadata",
]);

const partsOf = (value: JsonValue): Part[] => {
  if (typeof value === "string") return textParts(value);
  const part = camelCased(value);
  if (textIn(part.text) !== undefined) return saidIn(part);
  const [name, content] = Object.entries(part).find(([member]) => !ABOUT.has(member)) ?? [];
  if (name === undefined || content === undefined) return [];
  const read = READ.get(name);
  return [read ? read(camelCased(content)) : { type: "other", name, value: content }];
};

/**
 * Reads the parts of a content of Gemini's; thoughts are marked as such and signatures are left out
 * (https://ai.google.dev/api/caching#Part).
 */
export const geminiParts = (content: Loose): Part[] => {
  if (typeof content === "string") return textParts(content);
  const { parts } = objectOf(content);
  return (Array.isArray(parts) ? listOf(parts) : [parts ?? null]).flatMap(partsOf);
};
