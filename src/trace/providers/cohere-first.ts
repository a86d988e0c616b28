import { readForm } from "../bodies/body-form.ts";
import { cohereFirst as form } from "../bodies/cohere-first.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { objectOf } from "../values/json-access.ts";
import type { Reader } from "./provider.ts";

const isGenerate = ({ path, host, request }: Exchange): boolean =>
  path.endsWith("/v1/generate") && (host.includes("cohere") || objectOf(request).prompt !== undefined);

/** Other hosts have a `/v1/chat` too; Cohere's takes one message and not a list of them. */
const isChat = ({ path, request }: Exchange): boolean =>
  path.endsWith("/v1/chat") && objectOf(request).message !== undefined;

/**
 * Cohere's chat and generate, version 1
 * (https://docs.cohere.com/v1/reference/chat, https://docs.cohere.com/v1/reference/generate).
 */
export const cohereFirst: Reader = {
  api: "cohere.v1",
  provider: "cohere",
  speaks: (exchange) => exchange.method === "POST" && (isChat(exchange) || isGenerate(exchange)),
  read: (exchange) =>
    readForm(form, exchange, { operation: isGenerate(exchange) ? "text_completion" : "chat" }),
};
