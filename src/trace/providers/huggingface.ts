import { readForm } from "../bodies/body-form.ts";
import { generatedText } from "../bodies/generated-text.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { providerOfHost } from "../exchange/provider-of-host.ts";
import { defined, objectOf, type Loose } from "../values/json-access.ts";
import { vectorIn, vectorsIn } from "../values/number-lists.ts";
import type { Reader, Reading } from "./provider.ts";

const MODEL = /\/(?:models|pipeline\/[a-z-]+)\/([^/]+\/[^/]+|[^/]+?)(?:\/pipeline\/[a-z-]+)?$/;
const OWN_SERVER = /^\/(?:generate|generate_stream|embed)$/;

/** One text gives a vector, several a list of them. */
const vectorsOf = (answer: Loose): readonly (readonly number[])[] => {
  const one = vectorIn(answer);
  return one && one.length > 0 ? [one] : vectorsIn(answer);
};

const isText = (answer: Loose): boolean =>
  objectOf(Array.isArray(answer) ? answer[0] : answer).generated_text !== undefined;

/** Other tasks (classification, translation) have bodies of their own and stay without an operation. */
const read = (exchange: Exchange): Reading => {
  const embeddings = vectorsOf(exchange.response);
  const isEmbedding = embeddings.length > 0 || /feature-extraction|\/embed$/.test(exchange.path);
  const isGeneration = exchange.response === undefined || isText(exchange.response);
  const reading = readForm(generatedText, exchange, {
    ...(isEmbedding ? { operation: "embeddings" } : isGeneration && { operation: "text_completion" }),
    ...defined({ requestModel: MODEL.exec(exchange.path)?.[1] }),
  });
  return embeddings.length > 0 ? { ...reading, embeddings, output: [] } : reading;
};

/**
 * Hugging Face's text generation and feature extraction: its inference API, endpoints, and the servers TGI and TEI
 * (https://huggingface.co/docs/inference-providers/tasks/feature-extraction,
 * https://huggingface.co/docs/text-generation-inference/reference/api_reference).
 */
export const huggingface: Reader = {
  api: "huggingface.inference",
  provider: "huggingface",
  speaks: (exchange) =>
    exchange.method === "POST" &&
    objectOf(exchange.request).inputs !== undefined &&
    (providerOfHost(exchange) === "huggingface" || OWN_SERVER.test(exchange.path)),
  read,
};
