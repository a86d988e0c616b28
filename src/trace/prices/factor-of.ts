import { type Factor, STANDARD_TIERS, SURCHARGES, type Surcharge, TIER_FACTORS } from "./factors.ts";
import type { FoundRates } from "./find-rates.ts";
import type { Priced } from "./own-prices.ts";

/** `SERVICE_TIER_FLEX` (Gemini) and `ON_DEMAND_FLEX` (Vertex) are `flex`. */
const nameOf = (tier: string): string =>
  tier.toLowerCase().replace(/^(?:service_tier|traffic_type|on_demand)_/, "");

const holdsFor = (row: Factor, { provider, model }: FoundRates): boolean =>
  row.provider === provider && (row.model?.test(model) ?? true);

const isCharged = ({ host, region }: Surcharge, { url, region: told }: Priced): boolean =>
  (host?.test(URL.parse(url)?.hostname ?? "") ?? true) && (region === undefined || region === told);

/** Gives what multiplies the table's price for the tier that a call was served in; `undefined` where none is known. */
export const tierFactorOf = ({ tier = "" }: Priced, found: FoundRates): number | undefined => {
  const name = nameOf(tier);
  if (STANDARD_TIERS.has(name)) return 1;
  return TIER_FACTORS.find((row) => row.tiers.includes(name) && holdsFor(row, found))?.factor;
};

/** Gives what multiplies a price for where and how was asked; 1 for most. */
export const surchargeOf = (call: Priced, found: FoundRates): number =>
  SURCHARGES.filter((row) => holdsFor(row, found) && isCharged(row, call)).reduce(
    (factor, row) => factor * row.factor,
    1,
  );
