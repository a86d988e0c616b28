import type { Role } from "../answer.ts";
import type { Failure, Interaction } from "../cassette/cassette.ts";
import type { JsonValue } from "../formats/json.ts";
import type { Cost } from "./cost.ts";
import type { Message, OutputMessage, ToolCallPart, ToolDefinition } from "./message.ts";
import type { Usage } from "./usage.ts";

/**
 * What a call does, in the words of the GenAI conventions (`gen_ai.operation.name`) where they have one.
 * https://github.com/open-telemetry/semantic-conventions-genai
 */
export type Operation =
  | "chat"
  | "text_completion"
  | "generate_content"
  | "embeddings"
  | "rerank"
  | "image"
  | "speech"
  | "transcription"
  | "moderation"
  | "execute_tool"
  | "count_tokens"
  | "fetch_response";

/** What went wrong in a call, on the wire or inside an answer of status 200. */
export interface CallError {
  /** The provider's type of error (`rate_limit_error`), or `http`, `network`, `timeout`, `abort`. */
  readonly type: string;
  readonly message: string;
  /** The provider's own code, where it sends one. */
  readonly code?: string;
  /** The HTTP status; absent where no response came. */
  readonly status?: number;
}

/** When things happened, in milliseconds; measured while recording, whatever a clock does in replay. */
export interface CallTiming {
  /** Since the trace began. */
  readonly start: number;
  /** Since the call was sent: when the response's head was there. */
  readonly headers?: number;
  /** Since the call was sent: when the first chunk of the body was there. */
  readonly firstChunk?: number;
  /** Since the call was sent: when the first piece of the model's output was there; streams only. */
  readonly firstToken?: number;
  /** Since the call was sent: when each chunk was there. */
  readonly chunks: readonly number[];
  /** From sending to the end of the body. */
  readonly duration: number;
}

/** What the provider said is left of its limits. */
export interface RateLimit {
  readonly limitRequests?: number;
  readonly remainingRequests?: number;
  readonly limitTokens?: number;
  readonly remainingTokens?: number;
  /** Milliseconds that the provider asked to wait. */
  readonly retryAfter?: number;
}

/** One call of a model, or of anything else over HTTP, in one vocabulary for all providers. */
export interface Call {
  /** Its place in {@link Trace.calls}. */
  readonly index: number;
  /** `model`: a model's work; `tool`: a tool run by a server (MCP); `other`: any other request. */
  readonly kind: "model" | "tool" | "other";
  readonly role: Role;
  /** `""` where only a span tells of the call. */
  readonly method: string;
  /** `""` where only a span tells of the call, and not where it went. */
  readonly url: string;
  /** When it was sent, ISO 8601 in UTC; absent where only a span tells of the call, and not when. */
  readonly recordedAt?: string;
  /** The HTTP status; absent where no response came. */
  readonly status?: number;
  readonly failure?: Failure;
  /** `gen_ai.provider.name`: who was asked (`openai`, `azure.ai.openai`, `groq`, …); absent where unknown. */
  readonly provider?: string;
  /** The wire API that it was read as, such as `openai.chat`; absent for a raw call. */
  readonly api?: string;
  readonly operation?: Operation;
  readonly requestModel?: string;
  readonly responseModel?: string;
  /** The response model, else the requested one. */
  readonly model?: string;
  readonly responseId?: string;
  readonly isStream: boolean;
  /** All that was asked for beside model, messages and tools, under the provider's own names. */
  readonly parameters: Readonly<Record<string, JsonValue>>;
  /** The conversation as sent, the system prompt first. */
  readonly input: readonly Message[];
  readonly tools: readonly ToolDefinition[];
  readonly output: readonly OutputMessage[];
  /** The text of the first answer, `""` where it holds none; absent where there was no answer. */
  readonly text?: string;
  /** What the first answer thought, where the provider shows it. */
  readonly reasoning?: string;
  /** The tools that all answers ask for. */
  readonly toolCalls: readonly ToolCallPart[];
  /** One for each answer that gives one. */
  readonly finishReasons: readonly string[];
  /** The vectors of an embedding call; absent elsewhere. */
  readonly embeddings?: readonly (readonly number[])[];
  readonly usage: Usage;
  /** The tier of service that was billed (`batch`, `flex`, `priority`, …), where the provider names one. */
  readonly tier?: string;
  /** Where the model worked (`us`, `global`), where the provider names it (Anthropic) and bills by it. */
  readonly region?: string;
  /** What the provider itself says that it bills, in US dollars, where it says so (OpenRouter, xAI, Perplexity). */
  readonly billed?: number;
  /** In US dollars at the time of recording; `undefined` where {@link unpriced} says why. */
  readonly cost: Cost | undefined;
  readonly unpriced: string | undefined;
  readonly error?: CallError;
  readonly timing: CallTiming;
  readonly rateLimit?: RateLimit;
  /** 1 for a first try, 2 and up for the same request sent again after an error. */
  readonly attempt: number;
  /** The id of the span that stands for this call in the trace. */
  readonly span?: string;
  /** What could not be read. */
  readonly warnings: readonly string[];
  /** What went over the wire; absent where only a span tells of the call: a model that was mocked, an imported trace. */
  readonly interaction?: Interaction;
}
