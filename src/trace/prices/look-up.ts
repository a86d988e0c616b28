import type { ModelInfo, PriceCalculation } from "@pydantic/genai-prices";
import { loadPrices } from "./load-prices.ts";

/** Makers whose list prices a cloud takes over; what it hosts of others has prices of the cloud's own. */
const TAKEN_OVER = new Map([
  ["azure", ["openai", "anthropic"]],
  ["google", ["anthropic"]],
]);

/** A model of Claude's by its family and version: `claude-sonnet-5-5` of whatever date and region. */
const CLAUDE = /claude-[a-z]+-\d+(?:[-.]\d)?(?!\d)/;

const versionIn = (name: string): string | undefined =>
  CLAUDE.exec(name)?.[0].replace(".", "-").replace(/-0$/, "");

/** Words that make another model of a Gemini's name. */
const variantsIn = (name: string): string =>
  (name.match(/-(?:image|lite|tts)(?![a-z])/g) ?? []).toSorted().join("");

/** The table takes names by their beginning, and so a model that came after it for one it knows. */
const isMeant = ({ id }: ModelInfo, name: string): boolean => {
  const [known, asked] = [versionIn(id), versionIn(name)];
  if (known !== undefined && asked !== undefined && known !== asked) return false;
  return !id.startsWith("gemini-") || variantsIn(id) === variantsIn(name);
};

const isOf = (provider: string, model: ModelInfo): boolean =>
  [provider, ...(TAKEN_OVER.get(provider) ?? [])].some((providerId) =>
    loadPrices().findProvider({ providerId })?.models.includes(model),
  );

/**
 * Looks a model up in the price table, with its prices at a moment (default: now); `undefined` where the table has not
 * this very model of this very provider.
 */
export const lookUp = (provider: string, name: string, timestamp?: Date): PriceCalculation | undefined => {
  const options = { providerId: provider, ...(timestamp && { timestamp }) };
  const found = loadPrices().calcPrice({}, name, options);
  return found && isOf(provider, found.model) && isMeant(found.model, name.toLowerCase()) ? found : undefined;
};
