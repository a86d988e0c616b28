import { GEN_AI } from "../../semconv.ts";
import type { Dialect } from "./dialect.ts";

/** OpenLIT: the conventions, with names of its own for tokens, times and tools (openlit 1.15). */
export const openlit: Dialect = {
  renames: {
    "gen_ai.usage.prompt_tokens_details.cache_read": GEN_AI.cacheRead,
    "gen_ai.usage.prompt_tokens_details.cache_write": GEN_AI.cacheWrite,
    "gen_ai.usage.completion_tokens_details.reasoning": GEN_AI.reasoning,
    "gen_ai.usage.completion_tokens_details.audio": GEN_AI.outputAudio,
    "gen_ai.server.time_to_first_token": GEN_AI.timeToFirstChunk,
    "gen_ai.request.is_stream": GEN_AI.stream,
    "gen_ai.tool.args": GEN_AI.toolArguments,
    "gen_ai.tool.input": GEN_AI.toolArguments,
    "gen_ai.tool.output": GEN_AI.toolResult,
    "gen_ai.tool.call.type": "gen_ai.tool.type",
  },
};
