import { cohereUsage } from "../bodies/cohere-usage.ts";
import { contentParts } from "../bodies/content-parts.ts";
import { defined, listOf, numberIn, objectOf, textIn, without, type Loose } from "../json-access.ts";
import type { Message, OutputMessage } from "../message.ts";
import { readError } from "../read-error.ts";
import type { Usage } from "../usage.ts";
import type { Exchange } from "../exchange.ts";
import type { Reader } from "./provider.ts";

const NAMED = new Set(["model", "query", "documents", "texts"]);

const inputOf = ({ query, documents, texts }: ReturnType<typeof objectOf>): Message[] =>
  [query ?? null, ...listOf(documents ?? texts)].flatMap((item) => {
    const parts = contentParts(textIn(item) ?? textIn(objectOf(item).text));
    return parts.length > 0 ? [{ role: "user", parts }] : [];
  });

/** The order is in `results` (Cohere, Jina), `data` (Voyage), or is the answer itself (Text Embeddings Inference). */
const rankedOf = (answer: Loose): Loose => {
  const { results, data } = objectOf(answer);
  return [answer, results, data].find(Array.isArray);
};

const outputOf = (answer: Loose): OutputMessage[] => {
  const value = rankedOf(answer);
  return value === undefined
    ? []
    : [{ role: "assistant", parts: [{ type: "other", name: "rerank_results", value }] }];
};

const usageOf = (answer: ReturnType<typeof objectOf>): Usage => {
  const { prompt_tokens, total_tokens, search_units } = objectOf(answer.usage);
  const units = numberIn(search_units);
  return {
    ...cohereUsage(answer.meta),
    ...defined({
      input: numberIn(prompt_tokens) ?? numberIn(total_tokens),
      requests: units === undefined ? undefined : { search_units: units },
    }),
  };
};

const isRerank = ({ path, request }: Exchange): boolean =>
  /\/(?:re)?rank(?:ing)?$/.test(path) && objectOf(request).query !== undefined;

/**
 * Ordering documents by a query, as Cohere answers it and Jina, Voyage, OpenRouter, llama.cpp and Text Embeddings
 * Inference in much the same words (https://docs.cohere.com/reference/rerank).
 */
export const cohereRerank: Reader = {
  api: "cohere.rerank",
  provider: "cohere",
  speaks: (exchange) => exchange.method === "POST" && isRerank(exchange),
  read: (exchange) => {
    const request = objectOf(exchange.request);
    const answer = objectOf(exchange.response);
    return {
      operation: "rerank",
      requestModel: textIn(request.model),
      responseModel: textIn(answer.model),
      responseId: textIn(answer.id),
      parameters: without(request, NAMED),
      input: inputOf(request),
      output: outputOf(exchange.response),
      usage: usageOf(answer),
      error: readError(exchange),
    };
  },
};
