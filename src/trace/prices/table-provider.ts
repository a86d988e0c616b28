import type { Priced } from "./own-prices.ts";
import { loadPrices } from "./load-prices.ts";

/** The price table's ids of the providers that the GenAI conventions name (`gen_ai.provider.name`). */
const TABLE_IDS: Readonly<Record<string, string>> = {
  "aws.bedrock": "aws",
  "azure.ai.inference": "azure",
  "azure.ai.openai": "azure",
  "gcp.gemini": "google",
  "gcp.gen_ai": "google",
  "gcp.vertex_ai": "google",
  mistral_ai: "mistral",
  moonshot_ai: "moonshotai",
  x_ai: "x-ai",
};

/** Finds whose prices hold: those of the address that was asked, else of the provider by its name. */
export const tableProviderOf = ({ url, provider }: Pick<Priced, "url" | "provider">): string | undefined => {
  const { findProvider } = loadPrices();
  const byAddress = findProvider({ providerApiUrl: url })?.id;
  if (byAddress !== undefined || provider === undefined) return byAddress;
  const id = TABLE_IDS[provider] ?? provider;
  return findProvider({ providerId: id })?.id === id ? id : undefined;
};
