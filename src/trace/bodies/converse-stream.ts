import type { JsonValue } from "../../formats/json.ts";
import type { StreamEvent } from "../exchange/stream-events.ts";
import { listOf, objectOf, textIn, type JsonObject, type Loose } from "../values/json-access.ts";
import { joinedText } from "./joined-text.ts";

const NAMES = ["messageStart", "contentBlockStart", "contentBlockDelta", "messageStop", "metadata"];

/** ConverseStream names its frames; Nova's stream of InvokeModel says the name inside. */
const eventOf = ({ event = "", data }: StreamEvent): { name: string; value: JsonObject } => {
  const inside = NAMES.find((name) => name in objectOf(data));
  return inside === undefined
    ? { name: event, value: objectOf(data) }
    : { name: inside, value: objectOf(objectOf(data)[inside]) };
};

const thought = (block: JsonObject, delta: JsonObject): JsonObject => {
  const { text, signature, redactedContent } = delta;
  if (redactedContent !== undefined) return { ...block, redactedContent };
  const before = objectOf(block.reasoningText);
  const known = signature === undefined ? {} : { signature: joinedText(before.signature, signature) };
  return { ...block, reasoningText: { ...before, text: joinedText(before.text, text), ...known } };
};

/** A text that is cited is a block of another kind than one that is not. */
const spoken = (block: JsonObject, { text, citation }: JsonObject): JsonObject => {
  const { text: plain, citationsContent } = block;
  const { content, citations } = objectOf(citationsContent);
  const whole = joinedText(plain ?? objectOf(listOf(content)[0]).text, text);
  const sources = [...listOf(citations), ...(citation === undefined ? [] : [citation])];
  return sources.length === 0
    ? { text: whole }
    : { citationsContent: { content: [{ text: whole }], citations: sources } };
};

const grown = (block: JsonObject, delta: JsonObject): JsonObject => {
  const { toolUse, toolResult, reasoningContent } = delta;
  if (toolUse !== undefined) {
    const before = objectOf(block.toolUse);
    return { toolUse: { ...before, input: joinedText(before.input, objectOf(toolUse).input) } };
  }
  if (toolResult !== undefined) {
    const { content, ...before } = objectOf(block.toolResult);
    return { toolResult: { ...before, content: [...listOf(content), ...listOf(toolResult)] } };
  }
  if (reasoningContent !== undefined)
    return { reasoningContent: thought(objectOf(block.reasoningContent), objectOf(reasoningContent)) };
  return delta.text === undefined && delta.citation === undefined
    ? { ...block, ...delta }
    : spoken(block, delta);
};

/**
 * Puts the events of a streamed message together; `undefined` where none belongs to a message
 * (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ConverseStream.html).
 */
export const foldConverseStream = (events: readonly StreamEvent[]): Loose => {
  let isBegun = false;
  const whole: Record<string, JsonValue> = {};
  const blocks = new Map<Loose, JsonObject>();
  for (const { name, value } of events.map(eventOf)) {
    const { contentBlockIndex: index, start, delta } = value;
    isBegun ||= name === "messageStart" || name === "contentBlockDelta";
    if (name === "contentBlockStart") blocks.set(index, objectOf(start));
    if (name === "contentBlockDelta") blocks.set(index, grown(blocks.get(index) ?? {}, objectOf(delta)));
    if (name === "messageStop" || name === "metadata") Object.assign(whole, value);
  }
  if (!isBegun && Object.keys(whole).length === 0) return undefined;
  return { ...whole, output: { message: { role: "assistant", content: [...blocks.values()] } } };
};

/** Tells whether an event holds a piece of text, reasoning or a tool call. */
export const isConverseOutput = (event: StreamEvent): boolean => {
  const { name, value } = eventOf(event);
  const { text, toolUse, reasoningContent } = objectOf(value.delta);
  if (name === "contentBlockStart") return objectOf(value.start).toolUse !== undefined;
  return (
    name === "contentBlockDelta" &&
    Boolean(textIn(text) ?? textIn(objectOf(toolUse).input) ?? textIn(objectOf(reasoningContent).text))
  );
};
