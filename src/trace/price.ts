import { doubtsAboutUsage } from "./calls/doubts-about.ts";
import { isUnbilled } from "./calls/is-unbilled.ts";
import type { Cost } from "./cost.ts";
import { costOf, timesTokens } from "./prices/cost-of.ts";
import { surchargeOf, tierFactorOf } from "./prices/factor-of.ts";
import { findRates } from "./prices/find-rates.ts";
import { lackOf } from "./prices/lack-of.ts";
import { findOwnPrice, type Priced, type Prices, ratesOf } from "./prices/own-prices.ts";
import { priceTable } from "./prices/price-table.ts";
import type { Rates } from "./prices/rates.ts";

export type { Priced, Prices } from "./prices/own-prices.ts";

/** A call's cost, or why there is none. */
export type Price = { readonly cost: Cost } | { readonly unpriced: string };

const NOTHING: Cost = { total: 0, input: 0, cached: 0, output: 0, reasoning: 0, other: 0 };

const nameOf = ({ model = "a call that names no model", provider }: Priced): string =>
  provider === undefined ? model : `${model} (${provider})`;

/** The entry that would give a call a price, ready to be pasted. */
const entryFor = ({ model = "*" }: Priced): string =>
  `the option prices: { ${JSON.stringify(model)}: { input: 1, output: 2 } } (US dollars per million tokens)`;

const priceAt = (call: Priced, rates: Rates): Price => {
  const lack = lackOf(call, rates);
  if (lack !== undefined) return { unpriced: lack };
  const [doubt] = doubtsAboutUsage(call);
  if (doubt !== undefined) return { unpriced: `the usage of ${nameOf(call)} does not add up: ${doubt}` };
  try {
    return { cost: costOf(call.usage, rates) };
  } catch (error) {
    return { unpriced: `the usage of ${nameOf(call)} does not add up: ${String(error)}` };
  }
};

const listedPrice = (call: Priced): Price => {
  const found = findRates(call);
  const { name, version, date } = priceTable();
  if (!found)
    return {
      unpriced: `${name} ${version} of ${date} has no price for ${nameOf(call)}; give it with ${entryFor(call)}`,
    };
  const factor = tierFactorOf(call, found);
  if (factor === undefined)
    return {
      unpriced: `no price is known for the service tier "${call.tier}" of ${nameOf(call)}; give it with ${entryFor(call)}`,
    };
  const price = priceAt(call, found.rates);
  if (!("cost" in price)) return price;
  return { cost: timesTokens(price.cost, factor * surchargeOf(call, found)) };
};

/** Splits a sum as the list prices would split it; where they are not known, it is all `other`. */
const split = (total: number, listed: Price): Price => {
  if (!("cost" in listed) || listed.cost.total === 0) return { cost: { ...NOTHING, total, other: total } };
  const share = (part: number) => (part * total) / listed.cost.total;
  const { input, cached, output, reasoning, other } = listed.cost;
  return {
    cost: {
      total,
      input: share(input),
      cached: share(cached),
      output: share(output),
      reasoning: share(reasoning),
      other: share(other),
    },
  };
};

const ownPrice = (call: Priced, prices: Prices): Price | undefined => {
  if (typeof prices === "function") {
    const total = prices(call);
    return total === undefined ? undefined : split(total, listedPrice(call));
  }
  const own = findOwnPrice(call, prices);
  if (!own) return undefined;
  if (own.output === undefined && call.usage.output)
    return {
      unpriced: `the option prices gives ${nameOf(call)} no price for output; add output to its entry`,
    };
  return priceAt(call, ratesOf(own));
};

/**
 * Prices a call at the time it was recorded: by the user's own prices, else by what the provider says that it cost,
 * else by the price table with the factor of its service tier. Where something needed is not known the price is not,
 * and never 0.
 */
export const priceOf = (call: Priced, prices: Prices = {}): Price => {
  if (call.kind !== "model") return { unpriced: "only calls of a model have a price" };
  if (isUnbilled(call)) return { cost: NOTHING };
  const own = ownPrice(call, prices);
  if (own) return own;
  const listed = listedPrice(call);
  return call.billed === undefined ? listed : split(call.billed, listed);
};
