import { readForm } from "../bodies/body-form.ts";
import { chatCompletion } from "../bodies/chat-completion.ts";
import { promptMessages } from "../bodies/prompts.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { googlePath } from "../exchange/google-path.ts";
import { providerOfHost } from "../exchange/provider-of-host.ts";
import { objectOf, textIn } from "../values/json-access.ts";
import type { Reader } from "./provider.ts";

const OWN = /\/(?:chat|fim|agents)\/completions$/;

const isMistral = (exchange: Exchange): boolean =>
  googlePath(exchange.path)?.publisher === "mistralai" ||
  (OWN.test(exchange.path) && providerOfHost(exchange) === "mistral_ai");

/**
 * Mistral's chat, its agents and its filling in of code, at Mistral and on Vertex AI: the words are OpenAI's, but for
 * an agent in place of a model and a prompt in place of messages (https://docs.mistral.ai/api).
 */
export const mistral: Reader = {
  api: "mistral.chat",
  provider: "mistral_ai",
  speaks: (exchange) => exchange.method === "POST" && isMistral(exchange),
  read: (exchange) => {
    const { model, agent_id, prompt } = objectOf(exchange.request);
    return readForm(chatCompletion, exchange, {
      operation: prompt === undefined ? "chat" : "text_completion",
      requestModel: googlePath(exchange.path)?.model ?? textIn(model) ?? textIn(agent_id),
      ...(prompt !== undefined && { input: promptMessages(prompt) }),
    });
  },
};
