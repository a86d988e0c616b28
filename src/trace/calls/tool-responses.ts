import { isDeepStrictEqual } from "node:util";
import type { JsonValue } from "../../formats/json.ts";
import type { Call } from "../call.ts";
import type { Message, ToolCallPart, ToolResponsePart } from "../message.ts";
import type { TracedToolCall } from "../trace.ts";

const responsesIn = (messages: readonly Message[]): ToolResponsePart[] =>
  messages.flatMap(({ parts }) => parts.filter((part) => part.type === "tool_call_response"));

const byId = (calls: readonly Call[]): ReadonlyMap<string, ToolResponsePart> => {
  const answered = calls.flatMap(({ input }) => responsesIn(input));
  return new Map(answered.flatMap((part) => (part.id === undefined ? [] : [[part.id, part]])));
};

const isSame = (part: Message["parts"][number], tool: ToolCallPart): boolean =>
  part.type === "tool_call" && part.name === tool.name && isDeepStrictEqual(part.arguments, tool.arguments);

/** Providers without ids (Gemini, Ollama) answer in order: after the message that asks, the first for that tool. */
const byPlace = (tool: ToolCallPart, later: readonly Call[]): ToolResponsePart | undefined => {
  for (const { input } of later) {
    const asked = input.findLastIndex(({ parts }) => parts.some((part) => isSame(part, tool)));
    if (asked < 0) continue;
    const before = (input[asked]?.parts ?? []).filter((part) => part.type === "tool_call");
    const place = before.findIndex((part) => isSame(part, tool));
    const responses = responsesIn(input.slice(asked + 1)).filter(({ id }) => id === undefined);
    const named = responses.filter(({ name }) => name === tool.name);
    const nth = before.slice(0, place).filter(({ name }) => name === tool.name).length;
    return named.length > 0 ? named[nth] : responses[place];
  }
  return undefined;
};

/** Lists the tools that models asked for, with what the program sent back for each in a later call. */
export const tracedToolCalls = (calls: readonly Call[]): readonly TracedToolCall[] => {
  if (!calls.some(({ toolCalls }) => toolCalls.length > 0)) return [];
  const answered = byId(calls);
  return calls.flatMap((call, index) =>
    call.toolCalls.map((tool): TracedToolCall => {
      const found = tool.id === undefined ? byPlace(tool, calls.slice(index + 1)) : answered.get(tool.id);
      const response: { readonly response?: JsonValue } = found ? { response: found.response } : {};
      return { ...tool, call, ...response };
    }),
  );
};
