import type { Usage } from "../usage.ts";
import { COUNTED, FREE } from "./counted.ts";
import type { Priced } from "./own-prices.ts";
import type { Rates } from "./rates.ts";

/** What bills no output, so that no count of it is missed. */
const WITHOUT_OUTPUT: ReadonlySet<string> = new Set(["embeddings", "rerank", "moderation"]);

const HINT =
  "ask the provider for it (OpenAI's streams: stream_options: { include_usage: true }), or set estimateTokens: true";

/** What is kept in a cache for longer costs more than what is not: by how much must be known. */
const isKeptUnpriced = ({ cacheWrite1h = 0 }: Usage, rates: Rates): boolean =>
  cacheWrite1h > 0 && rates["cache_write_mtok"] !== undefined && rates["cache_write_1h_mtok"] === undefined;

/** Models of OpenAI's chat that search before they answer, some more than once, and do not tell how often. */
const SEARCHING = /^gpt-.*-search-(?:preview|api)/;

const isSearchUntold = (model: string, { requests }: Usage, rates: Rates): boolean =>
  SEARCHING.test(model) && requests === undefined && rates["requests_kcount"] === undefined;

const uncountedIn = ({ requests = {} }: Usage, rates: Rates): string | undefined =>
  Object.keys(requests).find((name) => {
    const rate = COUNTED[name]?.rate;
    return requests[name] !== 0 && !FREE.has(name) && (rate === undefined || rates[rate] === undefined);
  });

const untoldIn = ({ usage, operation = "chat" }: Priced, rates: Rates): string | undefined => {
  if (rates["input_mtok"] && usage.input === undefined) return "input tokens";
  if (rates["output_mtok"] && usage.output === undefined && !WITHOUT_OUTPUT.has(operation))
    return "output tokens";
  const isCounted = Object.entries(rates).some(([key, rate]) => rate > 0 && key !== "requests_kcount");
  return isCounted && Object.keys(usage).length === 0 ? "usage" : undefined;
};

/** Tells what must be known to price a call with these rates and is not; `undefined` where nothing lacks. */
export const lackOf = (call: Priced, rates: Rates): string | undefined => {
  const model = call.model ?? "a model without a name";
  const uncounted = uncountedIn(call.usage, rates);
  if (uncounted !== undefined) return `no price is known for the ${uncounted} of ${model}`;
  if (isKeptUnpriced(call.usage, rates)) return `no price is known for what ${model} keeps cached for longer`;
  if (isSearchUntold(model, call.usage, rates))
    return `how often ${model} searched the web is not told, and each search has a price`;
  const untold = untoldIn(call, rates);
  return untold && `the provider told no ${untold} of ${model}; ${HINT}`;
};
