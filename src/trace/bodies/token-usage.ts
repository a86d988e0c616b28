import { isJsonObject } from "../../formats/json.ts";
import type { Usage } from "../usage.ts";
import { defined, numberIn, objectOf, type JsonObject, type Loose } from "../values/json-access.ts";

/** The first member of the given names that is a number. */
const first = (value: JsonObject, ...names: readonly string[]): number | undefined => {
  for (const name of names) if (typeof value[name] === "number") return value[name];
  return undefined;
};

const detailsOf = (usage: JsonObject, ...names: readonly string[]): JsonObject =>
  objectOf(usage[names.find((name) => isJsonObject(usage[name])) ?? ""]);

/** Counts that are billed apart from tokens, and the objects in which others of them stand. */
const COUNTED = [
  "num_search_queries",
  "num_sources_used",
  "citation_tokens",
  "seconds",
  "prompt_audio_seconds",
];
const COUNTERS = ["server_tool_use", "server_tool_use_details", "server_side_tool_usage_details"];

const requestsOf = (usage: JsonObject): Record<string, number> | undefined => {
  const found: Record<string, number> = {};
  const count = (from: JsonObject, name: string) => {
    const value = from[name];
    if (typeof value === "number") found[name] = value;
  };
  for (const name of COUNTED) count(usage, name);
  for (const counter of COUNTERS) {
    const counts = objectOf(usage[counter]);
    for (const name of Object.keys(counts)) count(counts, name);
  }
  return Object.keys(found).length > 0 ? found : undefined;
};

/**
 * xAI's chat counts reasoning beside the completion where OpenAI counts it inside; the total tells which it is
 * (https://docs.x.ai/docs/guides/reasoning). Perplexity's research leaves it out of the total too, and names it beside
 * the completion (https://docs.perplexity.ai/getting-started/models/models/sonar-deep-research).
 */
const outputOf = (usage: JsonObject, input: number | undefined, reasoning = 0): number | undefined => {
  const output = first(usage, "completion_tokens", "output_tokens");
  if (output === undefined) return undefined;
  const isInTotal = reasoning > 0 && usage.total_tokens === (input ?? 0) + output + reasoning;
  const isBeside = usage.reasoning_tokens === reasoning && reasoning > output;
  return isInTotal || isBeside ? output + reasoning : output;
};

/**
 * Reads usage as OpenAI sends it, in the words of its older APIs (`prompt_tokens`) or its newer ones (`input_tokens`),
 * with what compatible hosts add: DeepSeek's `prompt_cache_hit_tokens`, Moonshot's `cached_tokens`, Anthropic's names
 * where a gateway passes them on (https://platform.openai.com/docs/api-reference/chat/object#chat/object-usage).
 */
export const tokenUsage = (value: Loose): Usage => {
  const usage = objectOf(value);
  const input = detailsOf(usage, "prompt_tokens_details", "input_tokens_details", "input_token_details");
  const output = detailsOf(
    usage,
    "completion_tokens_details",
    "output_tokens_details",
    "output_token_details",
  );
  const inputTokens = first(usage, "prompt_tokens", "input_tokens");
  const reasoning = numberIn(output.reasoning_tokens) ?? numberIn(usage.reasoning_tokens);
  return defined({
    input: inputTokens,
    output: outputOf(usage, inputTokens, reasoning),
    cacheRead:
      numberIn(input.cached_tokens) ??
      first(
        usage,
        "prompt_cache_hit_tokens",
        "cached_tokens",
        "num_cached_tokens",
        "cache_read_input_tokens",
      ),
    cacheWrite:
      first(input, "cache_write_tokens", "cache_creation_tokens", "cache_creation_input_tokens") ??
      numberIn(usage.cache_creation_input_tokens),
    cacheWrite1h:
      numberIn(objectOf(input.cache_write_tokens_details).ttl_12h_tokens) ??
      numberIn(objectOf(usage.cache_creation).ephemeral_1h_input_tokens),
    reasoning,
    inputAudio: numberIn(input.audio_tokens),
    outputAudio: numberIn(output.audio_tokens),
    inputImage: numberIn(input.image_tokens),
    outputImage: numberIn(output.image_tokens),
    cacheReadAudio: numberIn(objectOf(input.cached_tokens_details).audio_tokens),
    requests: requestsOf(usage),
  });
};
