import type { ModelPrice, TieredPrices } from "@pydantic/genai-prices";
import type { Usage } from "../usage.ts";
import { type Correction, CORRECTIONS } from "./corrections.ts";
import { lookUp } from "./look-up.ts";
import type { Priced } from "./own-prices.ts";
import { priceTable } from "./price-table.ts";
import type { Rates } from "./rates.ts";
import { tableProviderOf } from "./table-provider.ts";

/** What a model costs, and under which name it was found. */
export interface FoundRates {
  readonly rates: Rates;
  readonly provider: string;
  readonly model: string;
}

const HOUR = 3_600_000;

/** DeepSeek's peak: 9–12 and 14–18 o'clock in Beijing from Monday to Friday; public holidays are not known here. */
const isPeak = (at: Date): boolean => {
  const beijing = new Date(at.getTime() + 8 * HOUR);
  const hour = beijing.getUTCHours();
  const isWorkday = beijing.getUTCDay() % 6 !== 0;
  return isWorkday && ((hour >= 9 && hour < 12) || (hour >= 14 && hour < 18));
};

const isHeld = ({ from, until, atPeak, above, counted }: Correction, at: Date, usage: Usage): boolean =>
  (from === undefined || at >= new Date(from)) &&
  (until === undefined || at < new Date(until)) &&
  (!atPeak || isPeak(at)) &&
  (above === undefined || (usage.input ?? 0) > above) &&
  (counted === undefined || (usage.requests?.[counted] ?? 0) > 0);

const correctionOf = (provider: string, model: string, at: Date, usage: Usage): Correction | undefined =>
  CORRECTIONS.find((row) => row.provider === provider && row.model.test(model) && isHeld(row, at, usage));

const givenNames = ({ model, requestModel }: Priced, provider: string): (string | undefined)[] => {
  // Bedrock answers with the model's own name, which lacks the region that the price depends on.
  if (provider === "aws") return [requestModel, model];
  // A deployment on Azure may be called like another model than it is of.
  return provider === "azure" ? [model] : [model, requestModel];
};

/** Model ids of a call as a table may know them: what the answer names before what was asked for. */
export const namesOf = (call: Priced, provider: string): string[] => {
  const whole = givenNames(call, provider).filter((name) => name !== undefined);
  const isPath = provider === "aws" || provider === "google";
  const names = isPath ? whole.map((name) => name.slice(name.lastIndexOf("/") + 1)) : whole;
  return [...new Set([...names, ...names.map(undated)])];
};

/** A dated snapshot costs what its model does, where it has no row of its own. */
const undated = (name: string): string => name.replace(/[-@](?:\d{4}-\d{2}-\d{2}|20\d{6}|default)$/, "");

const tierOf = (rate: number | TieredPrices, input: number): number =>
  typeof rate === "number" ? rate : (rate.tiers.findLast(({ start }) => input > start)?.price ?? rate.base);

/** Takes the tier of each price that a prompt of `input` tokens falls into. */
const flat = (price: ModelPrice, input: number): Rates =>
  Object.fromEntries(
    Object.entries(price).flatMap(([key, rate]) => (rate === undefined ? [] : [[key, tierOf(rate, input)]])),
  );

/** An hour in Anthropic's cache costs twice the input (https://platform.claude.com/docs/en/about-claude/pricing). */
const withHour = (rates: Rates, model: string): Rates => {
  const { input_mtok: input, cache_write_mtok: write, cache_write_1h_mtok: hour } = rates;
  if (input === undefined || write === undefined || hour !== undefined || !model.includes("claude"))
    return rates;
  return { ...rates, cache_write_1h_mtok: input * 2 };
};

const ratesIn = (provider: string, model: string, at: Date, usage: Usage): Rates | undefined => {
  const correction = correctionOf(provider, model, at, usage);
  if (correction && !correction.isPatch) return correction.rates;
  const price = lookUp(provider, model, at)?.model_price;
  return price && withHour({ ...flat(price, usage.input ?? 0), ...correction?.rates }, model);
};

/**
 * Finds what a call's model cost when it was called, in the price table and its corrections; `undefined` where neither
 * knows it. Prices by the size of the prompt are those of this call's.
 */
export const findRates = (call: Priced): FoundRates | undefined => {
  const provider = tableProviderOf(call);
  if (provider === undefined) return undefined;
  const at = new Date(call.recordedAt ?? priceTable().date);
  for (const model of namesOf(call, provider)) {
    const rates = ratesIn(provider, model, at, call.usage);
    if (rates) return { rates, provider, model };
  }
  return undefined;
};
