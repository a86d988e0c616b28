import { readForm } from "../bodies/body-form.ts";
import { rankedDocuments } from "../bodies/ranked-documents.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { objectOf } from "../values/json-access.ts";
import type { Reader } from "./provider.ts";

const isRerank = ({ path, request }: Exchange): boolean =>
  /\/(?:re)?rank(?:ing)?$/.test(path) && objectOf(request).query !== undefined;

/**
 * Ordering documents by a query, by Cohere, Jina, Voyage, OpenRouter, llama.cpp or Text Embeddings Inference
 * (https://docs.cohere.com/reference/rerank).
 */
export const cohereRerank: Reader = {
  api: "cohere.rerank",
  provider: "cohere",
  speaks: (exchange) => exchange.method === "POST" && isRerank(exchange),
  read: (exchange) => readForm(rankedDocuments, exchange, { operation: "rerank" }),
};
