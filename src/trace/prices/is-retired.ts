import { namesOf } from "./find-rates.ts";
import { lookUp } from "./look-up.ts";
import type { Priced } from "./own-prices.ts";
import { tableProviderOf } from "./table-provider.ts";

/** Tells whether the price table marks a call's model as retired, or as about to be. */
export const isRetired = (call: Priced): boolean => {
  const providerId = tableProviderOf(call);
  if (providerId === undefined) return false;
  return namesOf(call, providerId).some((name) => lookUp(providerId, name)?.model.deprecated === true);
};
