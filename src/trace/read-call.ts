import type { Interaction } from "../cassette/cassette.ts";
import type { Call, CallTiming } from "./call.ts";
import { type Exchange, openExchange } from "./exchange.ts";
import { doubtsAbout } from "./doubts-about.ts";
import { estimateUsage } from "./estimate-tokens.ts";
import { defined, objectOf, textIn } from "./json-access.ts";
import { looksLikeModelCall } from "./looks-like-model-call.ts";
import type { OutputMessage } from "./message.ts";
import { priceOf, type Price, type Prices } from "./price.ts";
import { providerOfHost } from "./provider-of-host.ts";
import { readerOf } from "./providers/index.ts";
import type { Reader, Reading } from "./providers/provider.ts";
import { readError } from "./read-error.ts";
import type { Usage } from "./usage.ts";

/** How calls are read. */
export interface ReadOptions {
  /** Prices of own models, or other ones than the table's. */
  readonly prices?: Prices | undefined;
  /** Counts the tokens that a provider did not, with gpt-tokenizer, and marks them as an estimate; default: false. */
  readonly estimateTokens?: boolean | undefined;
}

/** What a call has beside what its interaction says. */
export interface CallPlace {
  readonly index: number;
  /** When it was sent, in milliseconds since the trace began. */
  readonly start: number;
  readonly attempt: number;
}

const joined = (message: OutputMessage | undefined, type: "text" | "reasoning"): string =>
  (message?.parts ?? []).map((part) => (part.type === type ? part.content : "")).join("");

/** Operations on what a model did or would do, and no work of its own. */
const ASIDE = new Set<Reading["operation"]>(["count_tokens", "fetch_response"]);

const kindOf = (
  operation: Reading["operation"],
  reader: Reader | undefined,
  exchange: Exchange,
): Call["kind"] => {
  if (operation === "execute_tool") return "tool";
  if (operation === undefined)
    return reader === undefined && looksLikeModelCall(exchange.request) ? "model" : "other";
  return ASIDE.has(operation) ? "other" : "model";
};

const timingOf = ({ timing }: Interaction, start: number, firstToken: number | undefined): CallTiming => ({
  start,
  chunks: timing.chunks,
  duration: timing.end,
  ...defined({ headers: timing.headers, firstChunk: timing.chunks[0], firstToken }),
});

const outcomeOf = ({ output = [] }: Partial<Reading>, status: number | undefined) => {
  const [first] = output;
  const reasoning = joined(first, "reasoning");
  return {
    output,
    ...(first && { text: joined(first, "text") }),
    ...(reasoning !== "" && { reasoning }),
    toolCalls: output.flatMap(({ parts }) => parts.filter((part) => part.type === "tool_call")),
    finishReasons: output.flatMap(({ finishReason }) => finishReason ?? []),
    ...defined({ status }),
  };
};

const unread = (exchange: Exchange, warning: string): Partial<Reading> => ({
  requestModel: textIn(objectOf(exchange.request).model),
  error: readError(exchange),
  warnings: [warning],
});

const readBy = (reader: Reader | undefined, exchange: Exchange): Partial<Reading> => {
  if (!reader) return unread(exchange, `no reader knows ${exchange.method} ${exchange.host}${exchange.path}`);
  try {
    return reader.read(exchange);
  } catch (error) {
    return unread(exchange, `it could not be read as ${reader.api}: ${String(error)}`);
  }
};

const usageOf = (reading: Partial<Reading>, { estimateTokens = false }: ReadOptions): Usage => {
  const { usage = {}, error, output = [] } = reading;
  // What was refused used nothing; what broke off in its answer did.
  const isRefused = error !== undefined && output.length === 0;
  return estimateTokens && !isRefused ? estimateUsage(usage, reading) : usage;
};

/** Reads one interaction as a call; what no reader knows is a raw call with a warning. */
export const readCall = (interaction: Interaction, place: CallPlace, options: ReadOptions = {}): Call => {
  const exchange = openExchange(interaction);
  const reader = readerOf(exchange);
  const reading = readBy(reader, exchange);
  const { request, failure, role, span } = interaction;
  const { operation, requestModel, responseModel, responseId, tier, billed, error, embeddings } = reading;
  const provider = providerOfHost(exchange) ?? reader?.provider;
  const model = responseModel ?? requestModel;
  const known = {
    kind: kindOf(operation, reader, exchange),
    ...defined({ provider, operation, requestModel, model, tier, billed, error }),
    parameters: reading.parameters ?? {},
    usage: usageOf(reading, options),
    url: request.url,
    interaction,
  };
  let price: Price | undefined;
  const priced = () => (price ??= priceOf(known, options.prices));
  return {
    index: place.index,
    role,
    method: request.method,
    ...known,
    ...defined({ failure, api: reader?.api, responseModel, responseId, embeddings, span }),
    isStream: reading.isStream ?? exchange.events.length > 0,
    input: reading.input ?? [],
    tools: reading.tools ?? [],
    ...outcomeOf(reading, exchange.status),
    get cost() {
      const found = priced();
      return "cost" in found ? found.cost : undefined;
    },
    get unpriced() {
      const found = priced();
      return "unpriced" in found ? found.unpriced : undefined;
    },
    timing: timingOf(interaction, place.start, reading.firstToken),
    attempt: place.attempt,
    warnings: doubtsAbout(reading, exchange),
  };
};
