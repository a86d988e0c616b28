import { isJsonObject, type JsonValue } from "../../formats/json.ts";
import {
  defined,
  listOf,
  numberIn,
  objectOf,
  textIn,
  type JsonObject,
} from "../../trace/values/json-access.ts";

/** Structured output and arguments may stand as JSON instead of its text. */
const textOf = (value: JsonValue | undefined): string =>
  typeof value === "string" ? value : JSON.stringify(value ?? "");

/** What a turn of the assistant says. */
export interface Turn {
  readonly content: string | null;
  readonly calls: readonly JsonObject[];
}

/** Reads what a fixture says: `content` and `toolCalls`, or `blocks` in their order. */
export const turnOf = ({ content, toolCalls, blocks }: JsonObject): Turn => {
  const parts = listOf(blocks).map(objectOf);
  const said = parts.filter(({ type }) => type === "text").map(({ text }) => textIn(text) ?? "");
  const called = parts.filter(({ type }) => type === "toolCall");
  const calls = called.length > 0 ? called : listOf(toolCalls).map(objectOf);
  const whole = content === undefined ? said.join("") : textOf(content);
  return {
    content: whole === "" && calls.length > 0 ? null : whole,
    calls: calls.map(({ id, name, arguments: given }, index) => ({
      index,
      id: textIn(id) ?? `call_${index + 1}`,
      type: "function",
      function: { name: name ?? "", arguments: textOf(given ?? {}) },
    })),
  };
};

/** Gives usage by the names of chat completions, whichever API's it has. */
export const usageOf = (value: JsonValue | undefined): JsonValue | undefined => {
  if (!isJsonObject(value)) return undefined;
  const { input_tokens, output_tokens, promptTokenCount, candidatesTokenCount, totalTokenCount, ...rest } =
    value;
  const input = numberIn(rest["prompt_tokens"] ?? input_tokens ?? promptTokenCount);
  const output = numberIn(rest["completion_tokens"] ?? output_tokens ?? candidatesTokenCount);
  const sum = input === undefined || output === undefined ? undefined : input + output;
  const total = numberIn(rest["total_tokens"] ?? totalTokenCount) ?? sum;
  return { ...rest, ...defined({ prompt_tokens: input, completion_tokens: output, total_tokens: total }) };
};

/** Gives what stands around the choices of a completion. */
export const envelopeOf = (response: JsonObject, model: string | undefined, object: string): JsonObject => ({
  id: textIn(response["id"]) ?? "chatcmpl-aimock",
  object,
  created: numberIn(response["created"]) ?? 0,
  model: textIn(response["model"]) ?? model ?? "",
  ...defined({ system_fingerprint: response["systemFingerprint"] }),
});

/** Tells why a turn ended, as chat completions say it. */
export const reasonOf = (response: JsonObject, { calls }: Turn): string =>
  textIn(response["finishReason"]) ?? (calls.length > 0 ? "tool_calls" : "stop");
