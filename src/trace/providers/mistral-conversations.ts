import { readForm } from "../bodies/body-form.ts";
import { mistralConversation } from "../bodies/mistral-conversation.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { providerOfHost } from "../exchange/provider-of-host.ts";
import { objectOf, textIn } from "../values/json-access.ts";
import type { Reader } from "./provider.ts";

const PATH = /\/conversations(?:\/[^/]+(?:\/restart)?)?$/;

/** OpenAI has conversations too, which keep messages and answer none. */
const isMistral = (exchange: Exchange): boolean =>
  providerOfHost(exchange) === "mistral_ai" ||
  objectOf(exchange.response).object === "conversation.response" ||
  exchange.events.some(({ data }) => textIn(objectOf(data).type)?.startsWith("conversation.response."));

/** Mistral's Conversations, with a model or an agent (https://docs.mistral.ai/api). */
export const mistralConversations: Reader = {
  api: "mistral.conversations",
  provider: "mistral_ai",
  speaks: (exchange) => exchange.method === "POST" && PATH.test(exchange.path) && isMistral(exchange),
  read: (exchange) => readForm(mistralConversation, exchange, { operation: "chat" }),
};
