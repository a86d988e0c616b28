import type { Interaction } from "../../cassette/cassette.ts";
import { fitsWildcard } from "../../formats/wildcard.ts";
import type { Call } from "../call.ts";
import type { Rates } from "./rates.ts";

/** What of a call its price depends on. */
export interface Priced extends Pick<
  Call,
  | "kind"
  | "provider"
  | "operation"
  | "requestModel"
  | "model"
  | "parameters"
  | "usage"
  | "tier"
  | "region"
  | "billed"
  | "text"
  | "error"
  | "status"
  | "failure"
  | "url"
> {
  /** When it was made, ISO 8601: prices change. Default: the day of the table. */
  readonly recordedAt?: string;
  /** Absent for a call that only a span tells of. */
  readonly interaction?: Interaction;
}

/** What one model costs, in US dollars per million tokens. */
export interface OwnPrice {
  readonly input: number;
  /** Absent for models without output, such as embeddings. */
  readonly output?: number | undefined;
  /** Default: `input`. */
  readonly cacheRead?: number | undefined;
  /** For five minutes; default: `input`. */
  readonly cacheWrite?: number | undefined;
  /** For an hour; default: `cacheWrite`. */
  readonly cacheWrite1h?: number | undefined;
  /** Default: `output`. */
  readonly reasoning?: number | undefined;
  /** US dollars for each call, beside its tokens. */
  readonly request?: number | undefined;
}

/** Gives what a call cost in US dollars; `undefined` leaves it to the provider's word and the price table. */
export type PriceFunction = (call: Priced) => number | undefined;

/**
 * Prices of own models, or other ones than the table's: by model (`"llama3.2"`) or by provider and model
 * (`"ollama:llama3.2"`), with `*` for any characters (`"ollama:*"`); or a function of a call. What is given is what is
 * paid: no service tier changes it.
 */
export type Prices = Readonly<Record<string, OwnPrice>> | PriceFunction;

/** Finds the price of a call: an exact name before a pattern, the provider's before the model's alone. */
export const findOwnPrice = (
  call: Pick<Priced, "provider" | "model" | "requestModel">,
  prices: Readonly<Record<string, OwnPrice>>,
): OwnPrice | undefined => {
  const models = [call.model, call.requestModel].filter((model) => model !== undefined);
  const names = [...models.map((model) => `${call.provider ?? ""}:${model}`), ...models];
  const exact = names.find((name) => Object.hasOwn(prices, name));
  if (exact !== undefined) return prices[exact];
  const patterns = Object.keys(prices).filter((key) => key.includes("*"));
  const pattern = patterns.find((key) => names.some((name) => fitsWildcard(name, key)));
  return pattern === undefined ? undefined : prices[pattern];
};

/** Gives an own price as rates; nothing falls back to a price of 0. */
export const ratesOf = (price: OwnPrice): Rates => {
  const { input, output, cacheRead = input, cacheWrite = input, cacheWrite1h = cacheWrite, request } = price;
  return {
    input_mtok: input,
    cache_read_mtok: cacheRead,
    cache_write_mtok: cacheWrite,
    cache_write_1h_mtok: cacheWrite1h,
    ...(output !== undefined && {
      output_mtok: output,
      output_reasoning_mtok: price.reasoning ?? output,
    }),
    ...(request !== undefined && { requests_kcount: request * 1000 }),
  };
};
