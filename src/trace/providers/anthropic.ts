import { anthropicMessage } from "../bodies/anthropic-message.ts";
import { readForm } from "../bodies/body-form.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { googlePath } from "../exchange/google-path.ts";
import type { Reader } from "./provider.ts";

const isMessages = ({ path, requestHeader }: Exchange): boolean =>
  /\/v\d+\/messages$/.test(path) ||
  (path.endsWith("/messages") && requestHeader("anthropic-version") !== undefined);

const isOnVertex = ({ path }: Exchange): boolean => {
  const { publisher, method = "" } = googlePath(path) ?? {};
  return publisher === "anthropic" && /^(?:rawPredict|streamRawPredict)$/.test(method);
};

/**
 * Anthropic Messages, at Anthropic, behind gateways, on Azure and on Vertex AI
 * (https://platform.claude.com/docs/en/api/messages).
 */
export const anthropic: Reader = {
  api: "anthropic.messages",
  provider: "anthropic",
  speaks: (exchange) => exchange.method === "POST" && (isMessages(exchange) || isOnVertex(exchange)),
  read: (exchange) =>
    readForm(anthropicMessage, exchange, {
      operation: "chat",
      requestModel: googlePath(exchange.path)?.model,
    }),
};
