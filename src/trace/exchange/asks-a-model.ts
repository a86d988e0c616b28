import type { Exchange } from "./exchange.ts";
import { looksLikeModelCall } from "./looks-like-model-call.ts";
import { providerOfHost } from "./provider-of-host.ts";

/**
 * Tells whether a provider is asked, or a model by its name. An address that ends in `/responses` or `/embeddings` alone
 * does not say so: forms have responses too.
 */
export const asksAModel = (exchange: Exchange): boolean =>
  providerOfHost(exchange) !== undefined || looksLikeModelCall(exchange.request);
