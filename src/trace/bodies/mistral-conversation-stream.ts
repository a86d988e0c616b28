import type { JsonValue } from "../../formats/json.ts";
import type { StreamEvent } from "../exchange/stream-events.ts";
import { defined, listOf, objectOf, without } from "../values/json-access.ts";
import type { JsonObject, Loose } from "../values/json-access.ts";
import { joinedText } from "./joined-text.ts";

/** What a whole answer is called; of a stream, one that came to its end. */
export const WHOLE = "conversation.response";

const withText = (content: readonly JsonValue[], text: Loose): JsonValue[] => {
  const last = objectOf(content.at(-1));
  const piece = { type: "text", text: joinedText(last.type === "text" ? last.text : "", text) };
  return [...(last.type === "text" ? content.slice(0, -1) : content), piece];
};

const withPiece = (before: Loose, piece: Loose): JsonValue[] => {
  const content = listOf(before);
  if (typeof piece === "string") return withText(content, piece);
  const { type, text } = objectOf(piece);
  return type === "text" ? withText(content, text) : [...content, piece ?? null];
};

const PLACES = new Set(["output_index", "content_index"]);

/** What an event of each kind makes of the entry that it belongs to. */
const GROWTH = new Map<Loose, (entry: JsonObject, event: JsonObject) => JsonObject>([
  [
    "message.output.delta",
    ({ content }, event) => ({
      ...without(event, PLACES),
      type: "message.output",
      content: withPiece(content, event.content),
    }),
  ],
  [
    "function.call.delta",
    (entry, event) => ({
      ...without(event, PLACES),
      type: "function.call",
      arguments: joinedText(entry.arguments, event.arguments),
    }),
  ],
  ["tool.execution.started", (_, event) => ({ ...without(event, PLACES), type: "tool.execution" })],
  [
    "tool.execution.delta",
    (entry, event) => ({ ...entry, arguments: joinedText(entry.arguments, event.arguments) }),
  ],
  ["tool.execution.done", (entry, event) => ({ ...entry, ...defined({ info: event.info }) })],
  ["agent.handoff.done", (_, event) => ({ ...without(event, PLACES), type: "agent.handoff" })],
]);

/** Puts the events of a streamed answer of Mistral's Conversations together, entry by entry (https://docs.mistral.ai/api). */
export const conversationOf = (events: readonly StreamEvent[]): Loose => {
  const whole: Record<string, JsonValue> = {};
  const entries = new Map<Loose, JsonObject>();
  for (const event of events.map(({ data }) => objectOf(data))) {
    const { type, output_index: index, usage, message, code } = event;
    const grown = GROWTH.get(type);
    if (grown) entries.set(index, grown(entries.get(index) ?? {}, event));
    if (type === `${WHOLE}.done`) Object.assign(whole, { object: WHOLE }, defined({ usage }));
    if (type === `${WHOLE}.error`) Object.assign(whole, { error: defined({ message, code }) });
  }
  return { ...whole, outputs: [...entries.values()] };
};

/** Tells whether an event brings something of the answer itself. */
export const isConversationOutput = ({ data }: StreamEvent): boolean => {
  const { type, content } = objectOf(data);
  return type === "message.output.delta" ? content !== "" : type === "function.call.delta";
};
