import type { JsonValue } from "../../formats/json.ts";
import type { StreamEvent } from "../exchange/stream-events.ts";
import type { Message } from "../message.ts";
import { finishReasonOf } from "../values/finish-reason.ts";
import {
  defined,
  listOf,
  objectOf,
  textIn,
  without,
  type JsonObject,
  type Loose,
} from "../values/json-access.ts";
import type { Answered, Asked, BodyForm } from "./body-form.ts";
import { chatMessage } from "./chat-message.ts";
import { citedParts } from "./cited-parts.ts";
import { cohereUsage } from "./cohere-usage.ts";
import { joinedText } from "./joined-text.ts";
import { textParts } from "./text-parts.ts";
import { toolDefinitions } from "./tool-definition.ts";

const NAMED = new Set(["model", "messages", "tools", "stream"]);

const messageOf = (value: Loose, role?: string): Message => {
  const { tool_plan, citations } = objectOf(value);
  const { parts, ...message } = chatMessage(value, role);
  return { ...message, parts: [...textParts(tool_plan, "reasoning"), ...parts, ...citedParts(citations)] };
};

const asked = (body: Loose): Asked => {
  const request = objectOf(body);
  return {
    requestModel: textIn(request.model),
    parameters: without(request, NAMED),
    input: listOf(request.messages).map((message) => messageOf(message)),
    tools: toolDefinitions(request.tools),
  };
};

const answered = (body: Loose): Answered => {
  const { id, message, finish_reason, usage } = objectOf(body);
  const finishReason = finishReasonOf(textIn(finish_reason));
  const isMessage = objectOf(message).role !== undefined;
  return {
    responseId: textIn(id),
    output: isMessage ? [{ ...messageOf(message, "assistant"), ...defined({ finishReason }) }] : [],
    usage: cohereUsage(usage),
  };
};

/** Adds what a piece of content says in the member that its kind has: `text` or `thinking`. */
const grownContent = (before: JsonObject, piece: JsonObject): JsonObject => {
  const name = piece.thinking === undefined ? "text" : "thinking";
  return { type: name, ...before, [name]: joinedText(before[name], piece[name]) };
};

const grownCall = (before: JsonObject, piece: JsonObject): JsonObject => {
  const { arguments: given, ...rest } = objectOf(piece.function);
  const known = objectOf(before.function);
  return {
    ...before,
    ...piece,
    function: { ...known, ...rest, arguments: joinedText(known.arguments, given) },
  };
};

const grow = (
  into: Map<Loose, JsonObject>,
  index: Loose,
  piece: Loose,
  grown: (before: JsonObject, piece: JsonObject) => JsonObject,
): void => void into.set(index, grown(into.get(index) ?? {}, objectOf(piece)));

const listed = (name: string, items: readonly JsonValue[]) => (items.length > 0 ? { [name]: items } : {});

/** Puts the events of a streamed chat together (https://docs.cohere.com/docs/streaming). */
const folded = (events: readonly StreamEvent[]): Loose => {
  const whole: Record<string, JsonValue> = {};
  const begun: Record<string, JsonValue> = {};
  const [contents, calls] = [new Map<Loose, JsonObject>(), new Map<Loose, JsonObject>()];
  const citations: JsonValue[] = [];
  let plan = "";
  for (const { data } of events) {
    const { id, index, delta } = objectOf(data);
    const { message, ...rest } = objectOf(delta);
    const { role, content, tool_plan, tool_calls, citations: citation } = objectOf(message);
    Object.assign(whole, rest, defined({ id }));
    Object.assign(begun, defined({ role }));
    plan = joinedText(plan, tool_plan);
    if (content !== undefined && !Array.isArray(content)) grow(contents, index, content, grownContent);
    if (tool_calls !== undefined && !Array.isArray(tool_calls)) grow(calls, index, tool_calls, grownCall);
    if (citation !== undefined && !Array.isArray(citation)) citations.push(citation);
  }
  const message = {
    ...begun,
    ...(plan !== "" && { tool_plan: plan }),
    ...listed("content", [...contents.values()]),
    ...listed("tool_calls", [...calls.values()]),
    ...listed("citations", citations),
  };
  return { ...whole, message };
};

const isOutput = ({ data }: StreamEvent): boolean => {
  const { content, tool_plan, tool_calls } = objectOf(objectOf(objectOf(data).delta).message);
  const { text, thinking } = objectOf(content);
  return Boolean(textIn(text) || textIn(thinking) || textIn(tool_plan) || objectOf(tool_calls).function);
};

/** The bodies of Cohere's chat, version 2 (https://docs.cohere.com/reference/chat). */
export const cohereChat: BodyForm = { asked, answered, folded, isOutput };
