import type { JsonValue } from "../../formats/json.ts";
import type { OutputMessage, Part, ToolDefinition } from "../message.ts";
import { finishReasonOf } from "../values/finish-reason.ts";
import { defined, listOf, objectOf, textIn, type Loose } from "../values/json-access.ts";
import { loosePart, partsOfContent, toolResponse } from "./loose-parts.ts";

/** Roles by LangChain's names of messages. */
const ROLES = new Map(
  Object.entries({
    human: "user",
    HumanMessage: "user",
    ai: "assistant",
    AIMessage: "assistant",
    AIMessageChunk: "assistant",
    SystemMessage: "system",
    ToolMessage: "tool",
    developer: "system",
    model: "assistant",
  }),
);

type Members = Readonly<Record<string, JsonValue>>;

const roleOf = (message: Members, standard: string): string => {
  const word = textIn(message["role"]) ?? textIn(message["type"]) ?? standard;
  return ROLES.get(word) ?? word;
};

/** The members of a message that LangChain has wrapped for the wire, or of any other as they are. */
const unwrapped = (value: JsonValue): Members => {
  const message = objectOf(value);
  const { kwargs, data, id, type } = message;
  if (kwargs === undefined && data === undefined) return message;
  return { ...objectOf(kwargs ?? data), type: listOf(id).at(-1) ?? type ?? "unknown" };
};

const partsOf = (message: Members, role: string): Part[] => {
  const { parts, content, text, reasoning_content, refusal, tool_calls, toolCalls } = message;
  if (Array.isArray(parts)) return parts.flatMap(loosePart);
  if (role === "tool" && content !== undefined) {
    const results = listOf(content).flatMap(loosePart);
    return results.some(({ type }) => type === "tool_call_response") ? results : [toolResponse(message)];
  }
  const thought = textIn(reasoning_content);
  const refused = textIn(refusal);
  return [
    ...(thought ? [{ type: "reasoning", content: thought } as const] : []),
    ...partsOfContent(content ?? text),
    ...(refused ? [{ type: "refusal", content: refused } as const] : []),
    ...listOf(tool_calls ?? toolCalls).flatMap((call) => loosePart({ ...objectOf(call), type: "tool_call" })),
  ];
};

const messageIn = (value: JsonValue, standard: string): OutputMessage => {
  if (typeof value === "string") return { role: standard, parts: partsOfContent(value) };
  const outer = unwrapped(value);
  const { message, finish_reason, finishReason } = outer;
  const inner = message === undefined ? outer : unwrapped(message);
  const role = roleOf(inner, standard);
  const reason = textIn(finish_reason) ?? textIn(finishReason) ?? textIn(inner["finish_reason"]);
  return {
    role,
    parts: partsOf(inner, role),
    ...defined({ name: textIn(inner["name"]), finishReason: finishReasonOf(reason?.replaceAll("-", "_")) }),
  };
};

const isPart = (value: JsonValue): boolean => {
  const { role, content, type, kwargs } = objectOf(value);
  return type !== undefined && role === undefined && kwargs === undefined && typeof content !== "object";
};

const listed = (values: readonly JsonValue[], role: string): OutputMessage[] => {
  if (values.some(Array.isArray)) return values.flatMap((value) => looseMessages(value, role));
  return values.length > 0 && values.every(isPart) && !values.some(isLangChain)
    ? [{ role, parts: values.flatMap(loosePart) }]
    : values.map((value) => messageIn(value, role));
};

const isLangChain = (value: JsonValue): boolean => {
  const type = textIn(objectOf(value).type);
  return type !== undefined && (ROLES.has(type) || type === "system" || type === "tool");
};

/**
 * Reads messages in any of the shapes that tracing libraries keep them in: the conventions' own, OpenAI's, Anthropic's,
 * the Vercel AI SDK's, LangChain's, a request or an answer as a whole, a bare text. `role` is that of a message that
 * tells none.
 */
export const looseMessages = (value: Loose, role = "user"): OutputMessage[] => {
  if (value === undefined || value === null || value === "") return [];
  if (Array.isArray(value)) return listed(value, role);
  const { system, messages, prompt, input, choices, generations } = objectOf(value);
  const inside = messages ?? prompt ?? choices ?? generations ?? input;
  if (inside === undefined) return [messageIn(value, role)];
  return [...looseMessages(system, "system"), ...looseMessages(inside, role)];
};

/** Reads tool definitions, flat as the conventions have them or nested as providers do. */
export const looseTools = (value: Loose): ToolDefinition[] =>
  listOf(value).flatMap((each) => {
    const outer = objectOf(each);
    const inner = outer["function"] === undefined ? outer : objectOf(outer["function"]);
    const type = textIn(outer["type"]);
    const name = textIn(inner["name"]) ?? type;
    const hosted = type === "function" || type === "custom" ? undefined : type;
    const parameters = inner["parameters"] ?? inner["input_schema"] ?? inner["inputSchema"];
    if (name === undefined) return [];
    return [{ name, ...defined({ description: textIn(inner["description"]), parameters, hosted }) }];
  });
