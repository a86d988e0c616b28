import type { JsonValue } from "../formats/json.ts";

/**
 * One piece of a message, in the shapes of the GenAI conventions
 * (https://github.com/open-telemetry/semantic-conventions-genai, gen-ai-input-messages.json).
 */
export type Part =
  | { readonly type: "text"; readonly content: string }
  | { readonly type: "reasoning"; readonly content: string }
  | { readonly type: "refusal"; readonly content: string }
  | ToolCallPart
  | ToolResponsePart
  | MediaPart
  | OtherPart;

/** A tool that the model asks for. */
export interface ToolCallPart {
  readonly type: "tool_call";
  readonly id?: string;
  readonly name: string;
  /** Parsed where the provider sent JSON as text; that text itself where it is no JSON. */
  readonly arguments: JsonValue;
  /** The provider runs the tool itself (web search, code interpreter). */
  readonly isHosted?: true;
}

/** What a tool answered. */
export interface ToolResponsePart {
  readonly type: "tool_call_response";
  /** That of the call it answers. */
  readonly id?: string;
  /** The tool's, where the provider names it. */
  readonly name?: string;
  readonly response: JsonValue;
}

/** Picture, sound, film or document: where it is, never its bytes. */
export interface MediaPart {
  readonly type: "blob" | "uri" | "file";
  readonly modality: "image" | "audio" | "video" | "document";
  readonly mimeType?: string;
  /** The address of a `uri`, the id of a `file`. */
  readonly reference?: string;
  /** What a `blob` weighs, in bytes. */
  readonly size?: number;
  /** What is said in it, where the provider sent that. */
  readonly transcript?: string;
}

/** A piece that no other shape fits, as the provider sent it. */
export interface OtherPart {
  readonly type: "other";
  readonly name: string;
  readonly value: JsonValue;
}

/** One message of a conversation. */
export interface Message {
  /** `system`, `user`, `assistant`, `tool`, or what the provider calls it. */
  readonly role: string;
  readonly name?: string;
  readonly parts: readonly Part[];
}

/** Why a model stopped, in the words of the GenAI conventions; a provider's own word where none fits. */
export type FinishReason =
  "stop" | "length" | "tool_call" | "content_filter" | "refusal" | "error" | (string & {});

/** One answer of a model; several where the request asked for several. */
export interface OutputMessage extends Message {
  readonly finishReason?: FinishReason;
  /** The tokens of the answer with their natural logarithm of probability, where the provider sent them. */
  readonly logprobs?: readonly TokenLogprob[];
}

/** One token and how likely it was. */
export interface TokenLogprob {
  readonly token: string;
  readonly logprob: number;
  readonly alternatives?: readonly { readonly token: string; readonly logprob: number }[];
}

/** A tool that a request offers to the model. */
export interface ToolDefinition {
  readonly name: string;
  readonly description?: string;
  /** The JSON Schema of its arguments. */
  readonly parameters?: JsonValue;
  /** The provider runs it itself; its kind, such as `web_search`. */
  readonly hosted?: string;
}
