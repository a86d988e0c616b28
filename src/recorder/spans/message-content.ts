import type { RecordedSpan } from "../../cassette/cassette.ts";
import { isJsonObject, type JsonValue } from "../../formats/json.ts";

/**
 * Attributes that repeat what was said, in the GenAI conventions and in the dialects of OpenLLMetry, OpenInference,
 * OpenLIT, Langfuse, LangSmith and the AI SDK.
 */
const CONTENT = new RegExp(
  `^(?:${[
    String.raw`gen_ai\.(?:input|output)\.messages`,
    String.raw`gen_ai\.system_instructions`,
    String.raw`gen_ai\.(?:prompt|completion)(?:\.\d.*|\.variable\..*)?`,
    String.raw`gen_ai\.tool\.(?:definitions|call\.(?:arguments|result)|args|input|output)`,
    String.raw`gen_ai\.retrieval\.(?:query\.text|documents)`,
    String.raw`traceloop\.entity\.(?:input|output)`,
    String.raw`llm\.(?:(?:input|output)_messages|prompts|completions)(?:\..*)?`,
    String.raw`(?:input|output)\.value`,
    String.raw`(?:embedding\.(?:text|embeddings)|retrieval\.documents)(?:\..*)?`,
    String.raw`tool\.parameters`,
    String.raw`langfuse\.(?:observation|trace)\.(?:input|output)`,
    String.raw`ai\.(?:prompt|value|values|embedding|embeddings|schema)(?:\..*)?`,
    String.raw`ai\.(?:response|result)\.(?:text|object|reasoning|toolCalls|files)`,
    String.raw`ai\.toolCall\.(?:args|result)`,
  ].join("|")})$`,
);

/** Events that are messages by themselves, in the conventions up to 1.36 and in OpenLIT. */
const CONTENT_EVENT = /^gen_ai\.(?:(?:system|user|assistant|tool)\.message|choice|content\.)/;

const withoutContentIn = <T extends { readonly [name: string]: JsonValue }>(attributes: T): T =>
  Object.fromEntries(Object.entries(attributes).filter(([name]) => !CONTENT.test(name))) as T;

const isMessage = (event: JsonValue): boolean =>
  isJsonObject(event) && typeof event["name"] === "string" && CONTENT_EVENT.test(event["name"]);

const strippedEvent = (event: JsonValue): JsonValue =>
  isJsonObject(event) && isJsonObject(event["attributes"])
    ? { ...event, attributes: withoutContentIn(event["attributes"]) }
    : event;

/** Leaves out of a span what users and models said; how long it took and what it used stays. */
export const withoutContent = (span: RecordedSpan): RecordedSpan => ({
  ...span,
  attributes: withoutContentIn(span.attributes),
  ...(span.events && { events: span.events.filter((event) => !isMessage(event)).map(strippedEvent) }),
});
