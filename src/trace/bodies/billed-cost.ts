import { numberIn, objectOf, type Loose } from "../values/json-access.ts";

/** xAI counts in ticks (https://docs.x.ai/developers/cost-tracking). */
const TICKS_PER_DOLLAR = 1e10;

/**
 * Reads what a provider says that a call cost, in US dollars, from its usage: OpenRouter's `cost`, with what the
 * provider behind it takes where the key is the user's own (https://openrouter.ai/docs/use-cases/usage-accounting),
 * Perplexity's `cost.total_cost` (https://docs.perplexity.ai/getting-started/pricing), xAI's ticks, DeepInfra's estimate.
 * `undefined` where it says nothing.
 */
export const billedCost = (value: Loose): number | undefined => {
  const usage = objectOf(value);
  const ticks = numberIn(usage["cost_in_usd_ticks"]);
  if (ticks !== undefined) return ticks / TICKS_PER_DOLLAR;
  const cost = numberIn(usage["cost"]);
  if (cost === undefined)
    return numberIn(objectOf(usage["cost"])["total_cost"]) ?? numberIn(usage["estimated_cost"]);
  if (usage["is_byok"] !== true) return cost;
  return cost + (numberIn(objectOf(usage["cost_details"])["upstream_inference_cost"]) ?? 0);
};
