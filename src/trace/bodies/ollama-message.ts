import type { JsonValue } from "../../formats/json.ts";
import type { StreamEvent } from "../exchange/stream-events.ts";
import type { Message, Part } from "../message.ts";
import { finishReasonOf } from "../values/finish-reason.ts";
import {
  defined,
  listOf,
  numberIn,
  objectOf,
  textIn,
  without,
  type JsonObject,
  type Loose,
} from "../values/json-access.ts";
import { blobPart } from "../values/media-part.ts";
import { toolArguments } from "../values/tool-arguments.ts";
import type { Answered, Asked, BodyForm } from "./body-form.ts";
import { systemMessages } from "./system-messages.ts";
import { textParts } from "./text-parts.ts";
import { tokenLogprobs } from "./token-logprobs.ts";
import { toolDefinitions } from "./tool-definition.ts";

const NAMED = new Set(["model", "messages", "prompt", "system", "images", "tools", "stream"]);

const called = (value: JsonValue): Part => {
  const { id, function: asked } = objectOf(value);
  const { name, arguments: given } = objectOf(asked);
  return {
    type: "tool_call",
    ...defined({ id: textIn(id) }),
    name: textIn(name) ?? "",
    arguments: toolArguments(given),
  };
};

const pictures = (images: Loose): Part[] =>
  listOf(images).map((image) => blobPart(textIn(image) ?? "", { modality: "image" }));

const spoken = (message: JsonObject): Part[] => [
  ...textParts(message.thinking, "reasoning"),
  ...textParts(message.content),
  ...pictures(message.images),
  ...listOf(message.tool_calls).map(called),
];

const messageOf = (value: Loose): Message => {
  const message = objectOf(value);
  const { role, tool_name, tool_call_id, content = null } = message;
  if (role !== "tool") return { role: textIn(role) ?? "user", parts: spoken(message) };
  const told = defined({ id: textIn(tool_call_id), name: textIn(tool_name) });
  return { role, parts: [{ type: "tool_call_response", ...told, response: content }] };
};

const asked = (body: Loose): Asked => {
  const request = objectOf(body);
  const { system, prompt, images } = request;
  const prompted = [...textParts(prompt), ...pictures(images)];
  return {
    requestModel: textIn(request.model),
    parameters: without(request, NAMED),
    input: [
      ...systemMessages(textParts(system)),
      ...listOf(request.messages).map(messageOf),
      ...(prompted.length > 0 ? [{ role: "user", parts: prompted }] : []),
    ],
    tools: toolDefinitions(request.tools),
  };
};

/** `generate` says beside the document's other members what `chat` says in a message. */
const messageIn = ({ message, response, thinking, image }: JsonObject): JsonObject =>
  message === undefined
    ? defined({ content: response, thinking, images: image === undefined ? undefined : [image] })
    : objectOf(message);

const answered = (body: Loose): Answered => {
  const answer = objectOf(body);
  const { model, done, done_reason, prompt_eval_count, eval_count, logprobs } = answer;
  const reason = textIn(done_reason) ?? (done === true ? "stop" : undefined);
  const message = messageIn(answer);
  const output = {
    role: "assistant",
    parts: spoken(message),
    ...defined({ finishReason: finishReasonOf(reason), logprobs: tokenLogprobs(logprobs) }),
  };
  return {
    responseModel: textIn(model),
    output: Object.keys(message).length > 0 ? [output] : [],
    usage: defined({ input: numberIn(prompt_eval_count), output: numberIn(eval_count) }),
  };
};

const joined = (messages: readonly JsonObject[], name: string): string =>
  messages.map((message) => textIn(message[name]) ?? "").join("");

/** Each line says the next piece; the last counts (https://github.com/ollama/ollama/blob/main/docs/api.md). */
const folded = (events: readonly StreamEvent[]): Loose => {
  const lines = events.map(({ data }) => objectOf(data));
  const messages = lines.map(messageIn);
  if (messages.every((message) => Object.keys(message).length === 0)) return undefined;
  const [images, tool_calls, logprobs] = [
    messages.flatMap((message) => listOf(message.images)),
    messages.flatMap((message) => listOf(message.tool_calls)),
    lines.flatMap((line) => listOf(line.logprobs)),
  ];
  const thinking = joined(messages, "thinking");
  const message = { content: joined(messages, "content"), thinking, images, tool_calls };
  const { response: _said, thinking: _thought, ...last } = lines.at(-1) ?? {};
  return { ...last, message, logprobs };
};

/** The bodies of Ollama's own chat and generate (https://github.com/ollama/ollama/blob/main/docs/api.md). */
export const ollamaMessage: BodyForm = {
  asked,
  answered,
  folded,
  isOutput: ({ data }) => spoken(messageIn(objectOf(data))).length > 0,
};
