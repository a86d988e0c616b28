import * as v from "valibot";
import type { OwnPrice } from "./own-prices.ts";

const amount = v.pipe(v.number(), v.minValue(0));
const given = v.optional(amount);

/** What one model costs, as options and run files hold it. */
export const ownPriceSchema: v.GenericSchema<OwnPrice> = v.strictObject({
  input: amount,
  output: given,
  cacheRead: given,
  cacheWrite: given,
  cacheWrite1h: given,
  reasoning: given,
  request: given,
});
