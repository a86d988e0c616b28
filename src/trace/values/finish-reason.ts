import type { FinishReason } from "../message.ts";

/** Providers' words for why a model stopped, in lower case, and the conventions' word. */
const WORDS = new Map<string, FinishReason>(
  Object.entries({
    stop: "stop",
    end_turn: "stop",
    stop_sequence: "stop",
    complete: "stop",
    completed: "stop",
    eos: "stop",
    eos_token: "stop",
    finish: "stop",
    finished: "stop",
    success: "stop",
    stop_criteria_met: "stop",
    endoftext: "stop",
    length: "length",
    error_limit: "length",
    max_tokens: "length",
    max_output_tokens: "length",
    model_length: "length",
    model_context_window_exceeded: "length",
    tool_calls: "tool_call",
    tool_call: "tool_call",
    tool_use: "tool_call",
    function_call: "tool_call",
    content_filter: "content_filter",
    content_filtered: "content_filter",
    guardrail_intervened: "content_filter",
    safety: "content_filter",
    recitation: "content_filter",
    blocklist: "content_filter",
    prohibited_content: "content_filter",
    spii: "content_filter",
    model_armor: "content_filter",
    image_safety: "content_filter",
    image_prohibited_content: "content_filter",
    image_recitation: "content_filter",
    error_toxic: "content_filter",
    sensitive: "content_filter",
    refusal: "refusal",
    error: "error",
    timeout: "error",
    network_error: "error",
    insufficient_system_resource: "error",
    malformed_function_call: "error",
    malformed_response: "error",
    malformed_model_output: "error",
    malformed_tool_use: "error",
    unexpected_tool_call: "error",
    too_many_tool_calls: "error",
    missing_thought_signature: "error",
  }),
);

/** Says a provider's finish reason in the conventions' words; a word of its own stays, in lower case. */
export const finishReasonOf = (word: string | null | undefined): FinishReason | undefined =>
  word === null || word === undefined || word === ""
    ? undefined
    : (WORDS.get(word.toLowerCase()) ?? word.toLowerCase());
