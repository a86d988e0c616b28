import { namesOf } from "./find-rates.ts";
import { loadPrices } from "./load-prices.ts";
import type { Priced } from "./own-prices.ts";
import { tableProviderOf } from "./table-provider.ts";

/** Tells whether the price table marks a call's model as retired, or as about to be. */
export const isRetired = (call: Priced): boolean => {
  const providerId = tableProviderOf(call);
  if (providerId === undefined) return false;
  const { calcPrice } = loadPrices();
  return namesOf(call, providerId).some(
    (name) => calcPrice({}, name, { providerId })?.model.deprecated === true,
  );
};
