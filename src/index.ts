export type { Answer, Live, Role } from "./answer.ts";
export type {
  Body,
  Cassette,
  Failure,
  Header,
  Interaction,
  RecordedRequest,
  RecordedResponse,
  RecordedSpan,
  Timing,
} from "./cassette/cassette.ts";
export { type CassetteStore, fsStore } from "./cassette/store.ts";
export { type ErrorCode, LlmReplayError } from "./errors.ts";
export type { JsonValue } from "./formats/json.ts";
export type { SpanProcessor } from "./recorder/spans/otel.ts";
export { cassetteHandlers } from "./session/cassette-handlers.ts";
export { cassetteSpanProcessor } from "./session/cassette-span-processor.ts";
export type { MatchedRequest } from "./replay/match.ts";
export { currentTrace } from "./session/current-trace.ts";
export type { Mode, ModeOption } from "./session/mode.ts";
export type { Options } from "./session/options.ts";
export type { Summary } from "./session/summary.ts";
export { variable } from "./session/variable.ts";
export { type Taped, withCassette } from "./session/with-cassette.ts";
export { readSpans, type SpanFile } from "./trace/read-spans.ts";
export { readTrace } from "./trace/read-trace.ts";
export type { OwnPrice, Priced, PriceFunction, Prices } from "./trace/prices/own-prices.ts";
export { type PriceTable, priceTable } from "./trace/prices/price-table.ts";
export type { Call } from "./trace/call.ts";
export type { Cost } from "./trace/cost.ts";
export type { Message, Part } from "./trace/message.ts";
export type { Span, SpanQuery } from "./trace/span.ts";
export type { Trace, TracedError, TracedToolCall, TraceSource, Unpriced } from "./trace/trace.ts";
export type { Usage } from "./trace/usage.ts";
