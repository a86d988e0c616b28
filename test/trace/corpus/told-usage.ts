import type { Usage } from "../../../src/trace/usage.ts";
import type { CorpusLine } from "../../corpus/corpus.ts";
import { at, documentsOf, numberAt } from "./documents.ts";

/** The kinds of usage that are compared. */
export type Told = {
  readonly [kind in "input" | "output" | "cacheRead" | "cacheWrite" | "reasoning"]: Usage[kind] | undefined;
};

const last = <T>(items: readonly T[]): T | undefined => items.at(-1);

const sum = (...numbers: readonly (number | undefined)[]): number | undefined =>
  numbers[0] === undefined ? undefined : numbers.reduce<number>((total, number) => total + (number ?? 0), 0);

const found = (documents: readonly unknown[], ...paths: readonly string[]): unknown =>
  last(
    documents.flatMap((document) =>
      paths.map((path) => at(document, path)).filter((usage) => typeof usage === "object" && usage !== null),
    ),
  );

/** OpenAI and all that speak as it does; xAI's chat and Perplexity's research count reasoning beside the completion. */
const openai = (documents: readonly unknown[]): Told => {
  const usage = found(documents, "x_groq.usage", "usage", "response.usage");
  const input = numberAt(usage, "prompt_tokens", "input_tokens");
  const output = numberAt(usage, "completion_tokens", "output_tokens");
  const reasoning = numberAt(
    usage,
    "completion_tokens_details.reasoning_tokens",
    "output_tokens_details.reasoning_tokens",
    "reasoning_tokens",
  );
  const isBeside = (reasoning ?? 0) > (output ?? 0) && at(usage, "reasoning_tokens") === reasoning;
  const isApart =
    isBeside ||
    (numberAt(usage, "total_tokens") === (input ?? 0) + (output ?? 0) + (reasoning ?? 0) &&
      numberAt(usage, "num_sources_used") !== undefined);
  return {
    input: input ?? numberAt(usage, "total_tokens"),
    output: isApart ? sum(output, reasoning) : output,
    cacheRead: numberAt(
      usage,
      "prompt_tokens_details.cached_tokens",
      "input_tokens_details.cached_tokens",
      "prompt_cache_hit_tokens",
      "cached_tokens",
      "cache_read_input_tokens",
      "num_cached_tokens",
    ),
    cacheWrite: numberAt(
      usage,
      "prompt_tokens_details.cache_write_tokens",
      "input_tokens_details.cache_write_tokens",
      "cache_creation_input_tokens",
    ),
    reasoning,
  };
};

/** Anthropic counts what is cached apart from the input; a stream says the input first and the output last. */
const anthropic = (documents: readonly unknown[]): Told => {
  const usages = documents.flatMap((document) => [at(document, "message.usage"), at(document, "usage")]);
  const newest = (name: string) =>
    last(usages.map((usage) => numberAt(usage, name)).filter((count) => count !== undefined));
  const cacheRead = newest("cache_read_input_tokens");
  const cacheWrite = newest("cache_creation_input_tokens");
  return {
    input: sum(newest("input_tokens"), cacheRead, cacheWrite),
    output: newest("output_tokens"),
    cacheRead,
    cacheWrite,
    reasoning: newest("output_tokens_details.thinking_tokens"),
  };
};

const gemini = (documents: readonly unknown[]): Told => {
  const usage = found(documents, "usageMetadata");
  const reasoning = numberAt(usage, "thoughtsTokenCount");
  const answer = numberAt(usage, "candidatesTokenCount");
  return {
    input: sum(numberAt(usage, "promptTokenCount"), numberAt(usage, "toolUsePromptTokenCount")),
    output: answer === undefined ? reasoning : sum(answer, reasoning),
    cacheRead: numberAt(usage, "cachedContentTokenCount"),
    cacheWrite: undefined,
    reasoning,
  };
};

/** Converse and Nova count what is cached apart from the input, as Anthropic does. */
const bedrock = (usage: unknown): Told => {
  const cacheRead = numberAt(usage, "cacheReadInputTokens", "cacheReadInputTokenCount");
  const cacheWrite = numberAt(usage, "cacheWriteInputTokens", "cacheWriteInputTokenCount");
  return {
    input: sum(numberAt(usage, "inputTokens"), cacheRead, cacheWrite),
    output: numberAt(usage, "outputTokens"),
    cacheRead,
    cacheWrite,
    reasoning: undefined,
  };
};

const NONE: Told = {
  input: undefined,
  output: undefined,
  cacheRead: undefined,
  cacheWrite: undefined,
  reasoning: undefined,
};

const invoke = (documents: readonly unknown[]): Told => {
  if (documents.some((document) => at(document, "usage.input_tokens") ?? at(document, "message.usage")))
    return anthropic(documents);
  if (documents.some((document) => at(document, "usage.prompt_tokens"))) return openai(documents);
  const nova = found(documents, "usage", "metadata.usage");
  if (nova !== undefined) return bedrock(nova);
  const newest = (...paths: readonly string[]) =>
    last(documents.flatMap((document) => numberAt(document, ...paths) ?? []));
  const metrics = "amazon-bedrock-invocationMetrics";
  return {
    ...NONE,
    input: newest("prompt_token_count", "inputTextTokenCount", `${metrics}.inputTokenCount`),
    output: newest("generation_token_count", "results.0.tokenCount", `${metrics}.outputTokenCount`),
  };
};

/** Bedrock counts in headers what a model's body may not say. */
const counted = (told: Told, { response }: CorpusLine): Told => {
  const count = (name: string) => {
    const wanted = `x-amzn-bedrock-${name}-token-count`;
    const [, value] = response.headers.find(([header]) => header.toLowerCase() === wanted) ?? [];
    return value === undefined ? undefined : Number(value);
  };
  const [cacheRead, cacheWrite] = [count("cache-read-input"), count("cache-write-input")];
  return {
    input: told.input ?? sum(count("input"), cacheRead, cacheWrite),
    output: told.output ?? count("output"),
    cacheRead: told.cacheRead ?? cacheRead,
    cacheWrite: told.cacheWrite ?? cacheWrite,
    reasoning: told.reasoning,
  };
};

/** Cohere bills fewer tokens than it reads; what is billed counts, and the cache is no part of that. */
const cohere = (documents: readonly unknown[]): Told => {
  const meta = found(documents, "meta", "usage", "delta.usage", "response.meta");
  return {
    ...NONE,
    input: numberAt(meta, "billed_units.input_tokens", "tokens.input_tokens"),
    output: numberAt(meta, "billed_units.output_tokens", "tokens.output_tokens"),
    reasoning: numberAt(meta, "tokens.reasoning_tokens"),
  };
};

const ollama = (documents: readonly unknown[]): Told => ({
  ...NONE,
  input: numberAt(last(documents), "prompt_eval_count"),
  output: numberAt(last(documents), "eval_count"),
});

const READ: readonly (readonly [
  of: RegExp,
  read: (documents: readonly unknown[], line: CorpusLine) => Told,
])[] = [
  [/^anthropic messages$|^azure messages$|RawPredict|rawPredict/, anthropic],
  [/gemini\.(generateContent|streamGenerateContent)$/, gemini],
  [/bedrock\.converse/, (documents) => bedrock(found(documents, "usage", "metadata.usage"))],
  [/bedrock\.invoke/, (documents, line) => counted(invoke(documents), line)],
  [/^cohere (chat|generate|embeddings)$/, cohere],
  [/^ollama (chat|generate|embeddings)$/, ollama],
  [/ (chat\.completions|completions|responses|responses\.compact|embeddings|images|audio)$/, openai],
];

/** What a response says it used, read from the places the provider documents; `undefined` where it says nothing. */
export const toldUsage = (line: CorpusLine): Told | undefined => {
  if (line.request.method !== "POST") return undefined;
  const api = `${line.provider} ${line.endpoint}`;
  const read = READ.find(([of]) => of.test(api))?.[1];
  const told = read?.(documentsOf(line), line);
  return told && Object.values(told).some((count) => count !== undefined) ? told : undefined;
};

/** What a response is said to use wherever it says so, by the names that providers have for it. */
const NAMES =
  /"(usage|usageMetadata|billed_units|eval_count|prompt_tokens?_count|inputTextTokenCount)" ?: ?[{\d]/;

/** Tells whether a response of whatever API reports usage. */
export const reportsUsage = ({ response }: CorpusLine): boolean => NAMES.test(response.body ?? "");
