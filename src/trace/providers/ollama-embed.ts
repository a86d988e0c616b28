import { promptMessages } from "../bodies/prompts.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { providerOfHost } from "../exchange/provider-of-host.ts";
import { readError } from "../exchange/read-error.ts";
import { defined, numberIn, objectOf, textIn, without } from "../values/json-access.ts";
import { vectorsIn } from "../values/number-lists.ts";
import type { Reader } from "./provider.ts";

const NAMED = new Set(["model", "input", "prompt"]);

const isOllama = (exchange: Exchange): boolean => {
  const { embedding, embeddings } = objectOf(exchange.response);
  return providerOfHost(exchange) === "ollama" || Array.isArray(embedding ?? embeddings);
};

/** Ollama's own embeddings (https://github.com/ollama/ollama/blob/main/docs/api.md#generate-embeddings). */
export const ollamaEmbed: Reader = {
  api: "ollama.embed",
  provider: "ollama",
  speaks: (exchange) =>
    exchange.method === "POST" && /\/api\/embed(?:dings)?$/.test(exchange.path) && isOllama(exchange),
  read: (exchange) => {
    const request = objectOf(exchange.request);
    const { model, embedding, embeddings, prompt_eval_count } = objectOf(exchange.response);
    return {
      operation: "embeddings",
      requestModel: textIn(request.model),
      responseModel: textIn(model),
      parameters: without(request, NAMED),
      input: promptMessages(request.input ?? request.prompt),
      embeddings: vectorsIn(embeddings ?? [embedding ?? null]),
      usage: defined({ input: numberIn(prompt_eval_count) }),
      error: readError(exchange),
    };
  },
};
