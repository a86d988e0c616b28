/**
 * Records what a program sends to LLM APIs, replays it, and reads it as a trace.
 *
 * @module llm-replay
 */
export type { Answer, Live, Role } from "./answer.ts";
export type {
  BinaryBody,
  Body,
  Cassette,
  Chunk,
  Failure,
  Header,
  Interaction,
  JsonBody,
  RecordedRequest,
  RecordedResponse,
  RecordedSpan,
  RequestPart,
  StreamBody,
  Take,
  TextBody,
  Timing,
} from "./cassette/cassette.ts";
export { type CassetteStore, fsStore, type FsStoreOptions } from "./cassette/store.ts";
export { type ErrorCode, LlmReplayError } from "./errors.ts";
export type { JsonLayout, JsonValue } from "./formats/json.ts";
export type { RedactOptions } from "./recorder/redact.ts";
export type { SpanProcessor } from "./recorder/spans/otel.ts";
export type { MatchedRequest, MatchOptions } from "./replay/match-options.ts";
export type { ThresholdOptions, WrittenLimit, WrittenLimits } from "./reporters/parse-thresholds.ts";
export type { Absence, Missing } from "./reporters/thresholds.ts";
export { cassetteHandlers } from "./session/cassette-handlers.ts";
export { cassetteSpanProcessor } from "./session/cassette-span-processor.ts";
export { currentTrace } from "./session/current-trace.ts";
export type { Mode, ModeOption } from "./session/mode.ts";
export type { CassetteName, Options, TestBudgets } from "./session/options.ts";
export type { Summary } from "./session/summary.ts";
export type { Taped, TapedWork } from "./session/taped.ts";
export { variable } from "./session/variable.ts";
export { withCassette } from "./session/with-cassette.ts";
export type { Work } from "./session/work.ts";
export type { Budgets } from "./trace/budgets/budgets.ts";
export type { Call, CallError, CallTiming, Operation, RateLimit } from "./trace/call.ts";
export type { ReadOptions } from "./trace/calls/call-of.ts";
export type { Cost } from "./trace/cost.ts";
export type {
  FinishReason,
  MediaPart,
  Message,
  OtherPart,
  OutputMessage,
  Part,
  TokenLogprob,
  ToolCallPart,
  ToolDefinition,
  ToolResponsePart,
} from "./trace/message.ts";
export type { OwnPrice, Priced, PriceFunction, Prices } from "./trace/prices/own-prices.ts";
export { type PriceTable, priceTable } from "./trace/prices/price-table.ts";
export { readSpans, type SpanFile } from "./trace/read-spans.ts";
export { readTrace } from "./trace/read-trace.ts";
export type { Attributes, Span, SpanEvent, SpanQuery } from "./trace/span.ts";
export type { Trace, TracedError, TracedToolCall, TraceSource, Unpriced } from "./trace/trace.ts";
export type { Usage } from "./trace/usage.ts";
export type { TrafficPatterns } from "./wire/traffic.ts";
export type { TrafficPattern } from "./wire/traffic-pattern.ts";
