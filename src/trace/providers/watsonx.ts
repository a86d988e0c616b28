import { readForm } from "../bodies/body-form.ts";
import { chatCompletion } from "../bodies/chat-completion.ts";
import { promptMessages } from "../bodies/prompts.ts";
import { watsonxText } from "../bodies/watsonx-text.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { readError } from "../exchange/read-error.ts";
import { defined, listOf, numberIn, objectOf, textIn, without } from "../values/json-access.ts";
import { vectorsIn } from "../values/number-lists.ts";
import type { Reader, Reading } from "./provider.ts";

const PATH =
  /\/ml\/v1(?:-beta)?\/(?:deployments\/([^/]+)\/)?(?:text\/)?(generation\/text|generation|text|chat|embeddings)(_stream)?$/;

const embedded = (exchange: Exchange): Reading => {
  const request = objectOf(exchange.request);
  const { model_id, results, input_token_count } = objectOf(exchange.response);
  return {
    operation: "embeddings",
    requestModel: textIn(request.model_id),
    responseModel: textIn(model_id),
    parameters: without(request, new Set(["model_id", "inputs"])),
    input: promptMessages(request.inputs),
    embeddings: vectorsIn(listOf(results).map((result) => objectOf(result).embedding ?? null)),
    usage: defined({ input: numberIn(input_token_count) }),
    error: readError(exchange),
  };
};

const read = (exchange: Exchange): Reading => {
  const [, deployment, kind, stream] = PATH.exec(exchange.path) ?? [];
  if (kind === "embeddings") return embedded(exchange);
  const requestModel = textIn(objectOf(exchange.request).model_id) ?? deployment;
  const isStream = stream !== undefined;
  return kind === "chat"
    ? readForm(chatCompletion, exchange, { operation: "chat", requestModel, isStream })
    : readForm(watsonxText, exchange, { operation: "text_completion", requestModel, isStream });
};

/** IBM watsonx.ai: text generation, chat and embeddings (https://cloud.ibm.com/apidocs/watsonx-ai). */
export const watsonx: Reader = {
  api: "watsonx.text",
  provider: "ibm.watsonx.ai",
  speaks: ({ method, path }) => method === "POST" && PATH.test(path),
  read,
};
