import { GEN_AI } from "../../semconv.ts";
import { textIn } from "../../values/json-access.ts";
import type { Dialect } from "./dialect.ts";

/**
 * The GenAI conventions of earlier days, and of instrumentations that still follow them: `gen_ai.system` (until 1.36),
 * `prompt_tokens` (until 1.26), `cache_creation`, the prompt and the completion as one attribute each.
 */
export const otel: Dialect = {
  renames: {
    "gen_ai.system": GEN_AI.provider,
    "gen_ai.usage.prompt_tokens": GEN_AI.inputTokens,
    "gen_ai.usage.completion_tokens": GEN_AI.outputTokens,
    "gen_ai.usage.cache_creation.input_tokens": GEN_AI.cacheWrite,
    "gen_ai.client.operation.time_to_first_chunk": GEN_AI.timeToFirstChunk,
    "gen_ai.openai.request.seed": GEN_AI.seed,
    "gen_ai.openai.request.response_format": GEN_AI.outputType,
    "gen_ai.openai.request.service_tier": "openai.request.service_tier",
    "gen_ai.openai.response.service_tier": "openai.response.service_tier",
    "gen_ai.openai.response.system_fingerprint": "openai.response.system_fingerprint",
    "gen_ai.prompt": GEN_AI.input,
    "gen_ai.completion": GEN_AI.output,
  },
  operation: (attributes) => textIn(attributes[GEN_AI.operation]),
};
