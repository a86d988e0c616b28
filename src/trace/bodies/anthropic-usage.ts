import { sumUsage } from "../sum-usage.ts";
import type { Usage } from "../usage.ts";
import { countsIn } from "../values/counts-in.ts";
import { defined, listOf, numberIn, objectOf, type JsonObject, type Loose } from "../values/json-access.ts";
import { wholeInput } from "./whole-input.ts";

/** `input_tokens` counts only what no cache had part in. */
const tokensOf = (usage: JsonObject): Usage => {
  const cacheRead = numberIn(usage.cache_read_input_tokens);
  const cacheWrite = numberIn(usage.cache_creation_input_tokens);
  return defined({
    input: wholeInput(numberIn(usage.input_tokens), cacheRead, cacheWrite),
    output: numberIn(usage.output_tokens),
    cacheRead,
    cacheWrite,
    cacheWrite1h: numberIn(objectOf(usage.cache_creation).ephemeral_1h_input_tokens),
    reasoning: numberIn(objectOf(usage.output_tokens_details).thinking_tokens),
  });
};

/** What another model was asked, and is billed at its own price, is counted and not added. */
const ADVICE = "advisor_message";

/**
 * Reads what a message used (https://platform.claude.com/docs/en/build-with-claude/prompt-caching#tracking-cache-performance).
 * What it took to compact the conversation is added, since the message's own counts leave it out
 * (https://platform.claude.com/docs/en/build-with-claude/compaction).
 */
export const anthropicUsage = (value: Loose): Usage => {
  const usage = objectOf(value);
  const iterations = listOf(usage.iterations).map(objectOf);
  const compactions = iterations.filter(({ type }) => type === "compaction");
  const advised = iterations.filter(({ type }) => type === ADVICE).length;
  const requests = { ...countsIn(usage.server_tool_use), ...(advised > 0 && { [ADVICE]: advised }) };
  return {
    ...sumUsage([usage, ...compactions].map(tokensOf)),
    ...(Object.keys(requests).length > 0 && { requests }),
  };
};
