import type { JsonValue } from "../../formats/json.ts";
import type { Call } from "../call.ts";
import type { JsonChange } from "./json-changes.ts";
import type { TextRun } from "./word-diff.ts";

/** What of a call may change. */
export const CHANGE_KINDS = [
  "provider",
  "model",
  "parameter",
  "system prompt",
  "message",
  "tool offered",
  "tool called",
  "text",
  "finish reason",
  "error",
  "order",
] as const;

/** What of a call changed. */
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One thing that is otherwise than it was; the side that lacks it is absent. */
export interface Change {
  readonly kind: ChangeKind;
  /** Which one: the parameter's or tool's name, the message's role and place. */
  readonly name?: string;
  readonly base?: JsonValue;
  readonly head?: JsonValue;
  /** The texts word by word. */
  readonly runs?: readonly TextRun[];
  /** Where inside the value it differs. */
  readonly inside?: readonly JsonChange[];
  /** How alike the texts are in meaning, from 0 to 1; absent where that cannot be told. */
  readonly similarity?: number;
  /** Where the texts contradict each other. */
  readonly conflicts?: readonly string[];
}

/** A figure on both sides; the side that has none is absent. */
export interface MetricDelta {
  readonly metric: Metric;
  readonly base?: number;
  readonly head?: number;
  /** `exact`: any difference is one; `measured`: it varies from run to run. */
  readonly regime: "exact" | "measured";
}

/** What is measured, and its unit. */
export const METRICS = {
  calls: "",
  errors: "",
  retries: "",
  toolCalls: "",
  cost: "usd",
  inputCost: "usd",
  cachedCost: "usd",
  outputCost: "usd",
  reasoningCost: "usd",
  input: "tokens",
  output: "tokens",
  cacheRead: "tokens",
  cacheWrite: "tokens",
  reasoning: "tokens",
  inputAudio: "tokens",
  outputAudio: "tokens",
  inputImage: "tokens",
  outputImage: "tokens",
  duration: "ms",
  firstChunk: "ms",
  firstToken: "ms",
  tokensPerSecond: "tokens/s",
  rateLimitLeft: "share",
} as const;

/** The name of a figure. */
export type Metric = keyof typeof METRICS;

/** What tells which call it is. */
export interface CallInfo {
  /** Its place in its trace. */
  readonly index: number;
  readonly provider?: string;
  readonly operation?: string;
  readonly model?: string;
  readonly recordedAt?: string;
}

/** One call, before and after. */
export interface CallDiff<C extends CallInfo = Call> {
  readonly kind: "same" | "changed" | "moved" | "added" | "removed";
  readonly base?: C;
  readonly head?: C;
  readonly changes: readonly Change[];
  readonly metrics: readonly MetricDelta[];
}

/** One span that is there on one side only, or is otherwise on the other. */
export interface SpanChange {
  readonly kind: "added" | "removed" | "changed";
  /** The names of the spans above it and its own. */
  readonly path: readonly string[];
  /** What it has become, such as another status. */
  readonly what?: string;
}

/** Two traces of one test, side by side. */
export interface TraceDiff<C extends CallInfo = Call> {
  /** Nothing exact differs. */
  readonly same: boolean;
  readonly calls: readonly CallDiff<C>[];
  readonly spans: readonly SpanChange[];
  /** The tools called on each side, in order. */
  readonly trajectory: { readonly base: readonly string[]; readonly head: readonly string[] };
  readonly metrics: readonly MetricDelta[];
}
