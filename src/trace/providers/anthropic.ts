import { anthropicMessage } from "../bodies/anthropic-message.ts";
import { readForm } from "../body-form.ts";
import type { Exchange } from "../exchange.ts";
import type { Reader } from "./provider.ts";

const VERTEX = /\/publishers\/anthropic\/models\/([^/:]+):(?:rawPredict|streamRawPredict)$/;

const isMessages = ({ path, requestHeader }: Exchange): boolean =>
  /\/v\d+\/messages$/.test(path) ||
  (path.endsWith("/messages") && requestHeader("anthropic-version") !== undefined);

/**
 * Anthropic Messages, at Anthropic, behind gateways, on Azure and on Vertex AI
 * (https://platform.claude.com/docs/en/api/messages).
 */
export const anthropic: Reader = {
  api: "anthropic.messages",
  provider: "anthropic",
  speaks: (exchange) => exchange.method === "POST" && (isMessages(exchange) || VERTEX.test(exchange.path)),
  read: (exchange) =>
    readForm(anthropicMessage, exchange, {
      operation: "chat",
      requestModel: VERTEX.exec(exchange.path)?.[1],
    }),
};
