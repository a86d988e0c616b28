import type { Message } from "../message.ts";
import { defined, listOf, numberIn, objectOf, textIn, without, type Loose } from "../values/json-access.ts";
import type { Answered, Asked, BodyForm } from "./body-form.ts";
import { cohereUsage } from "./cohere-usage.ts";
import { contentParts } from "./content-parts.ts";

const NAMED = new Set(["model", "query", "documents", "texts"]);

const messageOf = (item: Loose): Message[] => {
  const parts = contentParts(textIn(item) ?? textIn(objectOf(item).text));
  return parts.length > 0 ? [{ role: "user", parts }] : [];
};

const asked = (body: Loose): Asked => {
  const request = objectOf(body);
  return {
    requestModel: textIn(request.model),
    parameters: without(request, NAMED),
    input: [request.query ?? null, ...listOf(request.documents ?? request.texts)].flatMap(messageOf),
  };
};

/** The order is in `results` (Cohere, Jina), `data` (Voyage), or is the answer itself (Text Embeddings Inference). */
const rankedIn = (answer: Loose): Loose => {
  const { results, data } = objectOf(answer);
  return [answer, results, data].find(Array.isArray);
};

const answered = (body: Loose): Answered => {
  const answer = objectOf(body);
  const { prompt_tokens, total_tokens, search_units } = objectOf(answer.usage);
  const units = numberIn(search_units);
  const value = rankedIn(body);
  return {
    responseModel: textIn(answer.model),
    responseId: textIn(answer.id),
    output:
      value === undefined
        ? []
        : [{ role: "assistant", parts: [{ type: "other", name: "rerank_results", value }] }],
    usage: {
      ...cohereUsage(answer.meta),
      ...defined({
        input: numberIn(prompt_tokens) ?? numberIn(total_tokens),
        requests: units === undefined ? undefined : { search_units: units },
      }),
    },
  };
};

/**
 * The bodies of ordering documents by a query, as Cohere answers it and others in much the same words; never streamed
 * (https://docs.cohere.com/reference/rerank).
 */
export const rankedDocuments: BodyForm = {
  asked,
  answered,
  folded: () => undefined,
  isOutput: () => false,
};
