import type { JsonValue } from "../../formats/json.ts";
import type { Message, Part } from "../message.ts";
import { listOf, type Loose } from "../values/json-access.ts";
import { contentParts } from "./content-parts.ts";

const isTokens = (value: Loose): boolean => typeof listOf(value)[0] === "number";

const promptParts = (prompt: JsonValue): Part[] =>
  isTokens(prompt) ? [{ type: "other", name: "tokens", value: prompt }] : contentParts([prompt]);

/**
 * Reads what is to be completed, embedded or judged: a text, a prompt as tokens, or a list of either, each a message of
 * its own; tokens stay as they are (https://platform.openai.com/docs/api-reference/embeddings/create).
 */
export const promptMessages = (prompts: Loose): Message[] => {
  if (prompts === undefined || prompts === null) return [];
  const all = Array.isArray(prompts) && !isTokens(prompts) ? (prompts as readonly JsonValue[]) : [prompts];
  return all.map((prompt) => ({ role: "user", parts: promptParts(prompt) }));
};
