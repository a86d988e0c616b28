import type { Operation } from "../call.ts";
import type { Message, OutputMessage, Part, ToolDefinition } from "../message.ts";
import type { Usage } from "../usage.ts";
import { defined } from "../values/json-access.ts";
import { countTokens } from "./count-tokens.ts";

/** What was said in a call. */
export interface Said {
  readonly operation?: Operation | undefined;
  readonly input?: readonly Message[] | undefined;
  readonly tools?: readonly ToolDefinition[] | undefined;
  readonly output?: readonly OutputMessage[] | undefined;
}

/** What frames a message of a chat, and its name (https://cookbook.openai.com/examples/how_to_count_tokens_with_tiktoken). */
const PER_MESSAGE = 3;
const PER_NAME = 1;
const CHATS: ReadonlySet<Operation | undefined> = new Set<Operation>(["chat", "generate_content"]);

const jsonOf = (value: unknown): string =>
  typeof value === "string" ? value : (JSON.stringify(value) ?? "");

/** The words of a part; pictures, sounds and documents have none. */
const wordsOf = (part: Part): readonly string[] => {
  switch (part.type) {
    case "text":
    case "reasoning":
    case "refusal":
      return [part.content];
    case "tool_call":
      return [part.name, jsonOf(part.arguments)];
    case "tool_call_response":
      return [jsonOf(part.response)];
    case "blob":
    case "uri":
    case "file":
      return part.transcript === undefined ? [] : [part.transcript];
    case "other":
      return [];
  }
};

const count = (texts: readonly string[]): number =>
  texts.reduce((total, text) => total + (text === "" ? 0 : countTokens(text)), 0);

const wordsIn = (messages: readonly Message[]): number =>
  count(messages.flatMap(({ parts }) => parts.flatMap(wordsOf)));

/** Each message, and the beginning of the answer. */
const framingOf = (messages: readonly Message[]): number =>
  PER_MESSAGE * (messages.length + 1) +
  messages.reduce((total, { role, name }) => total + count([role, name ?? ""]) + (name ? PER_NAME : 0), 0);

const inputOf = ({ operation, input = [], tools = [] }: Said): number =>
  wordsIn(input) + count(tools.map(jsonOf)) + (CHATS.has(operation) ? framingOf(input) : 0);

/**
 * Counts what a provider did not: input from messages and tools, output from text, reasoning and arguments of tools.
 * Pictures, sounds and documents are not counted. What the provider sent stays; where both are known nothing changes.
 *
 * @throws `tokenizerMissing` where the package gpt-tokenizer is not installed.
 */
export const estimateUsage = (usage: Usage, said: Said): Usage => {
  const isAsked = usage.input === undefined && (said.input ?? []).length > 0;
  const isAnswered = usage.output === undefined && (said.output ?? []).length > 0;
  if (!isAsked && !isAnswered) return usage;
  return {
    ...usage,
    ...defined({
      input: isAsked ? inputOf(said) : usage.input,
      output: isAnswered ? wordsIn(said.output ?? []) : usage.output,
    }),
    isEstimate: true,
  };
};
