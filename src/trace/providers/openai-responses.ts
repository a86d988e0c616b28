import { readForm } from "../bodies/body-form.ts";
import { modelResponse } from "../bodies/model-response.ts";
import { tokenCount } from "../bodies/token-count.ts";
import { asksAModel } from "../exchange/asks-a-model.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { modelInPath } from "../exchange/model-in-path.ts";
import { readError } from "../exchange/read-error.ts";
import { objectOf, textIn, type Loose } from "../values/json-access.ts";
import type { Reader, Reading } from "./provider.ts";

const ADDRESS = /\/responses(?:\/(?<rest>[^/]+)(?:\/cancel)?)?$/;

const operationOf = ({ method, path }: Exchange): Reading["operation"] => {
  const rest = ADDRESS.exec(path)?.groups?.rest;
  if (rest === "input_tokens") return "count_tokens";
  return method === "POST" && (rest === undefined || rest === "compact") ? "chat" : "fetch_response";
};

const read = (exchange: Exchange): Reading => {
  const operation = operationOf(exchange);
  if (operation !== "count_tokens")
    return readForm(modelResponse, exchange, {
      operation,
      requestModel: textIn(objectOf(exchange.request).model) ?? modelInPath(exchange.path),
    });
  const output = tokenCount(exchange);
  return { operation, ...modelResponse.asked(exchange.request), output, error: readError(exchange) };
};

const isResponse = (document: Loose): boolean => objectOf(document).object === "response";

/** What answers with a response, or with states of one, speaks so at whatever address. */
const answersLikeIt = (exchange: Exchange): boolean =>
  !exchange.path.endsWith("/completions") &&
  (isResponse(exchange.response) || exchange.events.some(({ data }) => isResponse(objectOf(data).response)));

/** OpenAI Responses, of whichever host (https://platform.openai.com/docs/api-reference/responses). */
export const openaiResponses: Reader = {
  api: "openai.responses",
  provider: "openai",
  speaks: (exchange) => {
    const address = ADDRESS.exec(exchange.path);
    if (!address || !asksAModel(exchange)) return answersLikeIt(exchange);
    return exchange.method === "POST" || address.groups?.rest !== undefined;
  },
  read,
};
