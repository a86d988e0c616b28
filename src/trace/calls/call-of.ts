import type { Interaction } from "../../cassette/cassette.ts";
import type { Call, CallTiming } from "../call.ts";
import type { OutputMessage } from "../message.ts";
import { priceOf, type Price, type Prices } from "../price.ts";
import type { Reading } from "../providers/provider.ts";
import type { Usage } from "../usage.ts";
import { defined } from "../values/json-access.ts";
import { estimateUsage } from "./estimate-tokens.ts";

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
  /** The id of the span that stands for it. */
  readonly span?: string | undefined;
}

/** What the wire, or a span, says of a call. */
export interface CallFacts
  extends
    Pick<Call, "kind" | "role" | "method" | "url" | "isStream" | "warnings">,
    Partial<Pick<Call, "status" | "failure" | "provider" | "api" | "recordedAt" | "rateLimit">> {
  readonly reading: Partial<Reading>;
  readonly timing: Omit<CallTiming, "start">;
  readonly interaction?: Interaction;
}

const joined = (message: OutputMessage | undefined, type: "text" | "reasoning"): string =>
  (message?.parts ?? []).map((part) => (part.type === type ? part.content : "")).join("");

const outcomeOf = ({ output = [] }: Partial<Reading>) => {
  const [first] = output;
  const reasoning = joined(first, "reasoning");
  return {
    output,
    ...(first && { text: joined(first, "text") }),
    ...(reasoning !== "" && { reasoning }),
    toolCalls: output.flatMap(({ parts }) => parts.filter((part) => part.type === "tool_call")),
    finishReasons: output.flatMap(({ finishReason }) => finishReason ?? []),
  };
};

const usageOf = (reading: Partial<Reading>, { estimateTokens = false }: ReadOptions): Usage => {
  const { usage = {}, error, output = [] } = reading;
  // What was refused used nothing; what broke off in its answer did.
  const isRefused = error !== undefined && output.length === 0;
  return estimateTokens && !isRefused ? estimateUsage(usage, reading) : usage;
};

/** Makes a call of what is known of it; it is priced when its cost is first asked for. */
export const callOf = (facts: CallFacts, place: CallPlace, options: ReadOptions = {}): Call => {
  const { reading, timing, ...known } = facts;
  const { operation, requestModel, responseModel, responseId, error, embeddings } = reading;
  const { tier, region, billed } = reading;
  const model = responseModel ?? requestModel;
  const read = {
    ...known,
    ...defined({ operation, requestModel, responseModel, responseId, model, tier, region, billed, error }),
    parameters: reading.parameters ?? {},
    input: reading.input ?? [],
    tools: reading.tools ?? [],
    ...outcomeOf(reading),
    usage: usageOf(reading, options),
  };
  let price: Price | undefined;
  const priced = () => (price ??= priceOf(read, options.prices));
  const { index, start, attempt, span } = place;
  return {
    index,
    ...read,
    ...defined({ embeddings, span }),
    get cost() {
      const found = priced();
      return "cost" in found ? found.cost : undefined;
    },
    get unpriced() {
      const found = priced();
      return "unpriced" in found ? found.unpriced : undefined;
    },
    timing: { start, ...timing },
    attempt,
  };
};
