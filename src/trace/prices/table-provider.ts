import { loadPrices } from "./load-prices.ts";
import type { Priced } from "./own-prices.ts";

/** The price table's ids of the providers that the GenAI conventions name (`gen_ai.provider.name`). */
const TABLE_IDS = new Map(
  Object.entries({
    "aws.bedrock": "aws",
    "azure.ai.inference": "azure",
    "azure.ai.openai": "azure",
    "gcp.gemini": "google",
    "gcp.gen_ai": "google",
    "gcp.vertex_ai": "google",
    github_copilot: "github-copilot",
    mistral_ai: "mistral",
    moonshot_ai: "moonshotai",
    x_ai: "x-ai",
  }),
);

/** Finds whose prices hold, by the provider's name or by the address that was asked. */
export const tableProviderOf = ({ provider, url }: Pick<Priced, "url" | "provider">): string | undefined => {
  const { findProvider } = loadPrices();
  const id = provider && (TABLE_IDS.get(provider) ?? provider);
  // The table takes any name that contains one of its own.
  if (id && findProvider({ providerId: id })?.id === id) return id;
  return findProvider({ providerApiUrl: url })?.id;
};
