import { readForm } from "../bodies/body-form.ts";
import { ollamaMessage } from "../bodies/ollama-message.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { providerOfHost } from "../exchange/provider-of-host.ts";
import { objectOf } from "../values/json-access.ts";
import type { Reader } from "./provider.ts";

const PATH = /\/api\/(chat|generate)$/;

/** Many a web application has such a path: the answer of Ollama's says whether it is done. */
const isOllama = (exchange: Exchange): boolean => {
  const answer = objectOf(exchange.events[0]?.data ?? exchange.response);
  return providerOfHost(exchange) === "ollama" || (answer.done !== undefined && answer.model !== undefined);
};

/**
 * Ollama's own chat and generate, which stream unless they are told not to
 * (https://github.com/ollama/ollama/blob/main/docs/api.md).
 */
export const ollama: Reader = {
  api: "ollama.chat",
  provider: "ollama",
  speaks: (exchange) => exchange.method === "POST" && PATH.test(exchange.path) && isOllama(exchange),
  read: (exchange) =>
    readForm(ollamaMessage, exchange, {
      operation: PATH.exec(exchange.path)?.[1] === "generate" ? "text_completion" : "chat",
      isStream: objectOf(exchange.request).stream !== false,
    }),
};
