import { readForm } from "../bodies/body-form.ts";
import { chatCompletion } from "../bodies/chat-completion.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { modelInPath } from "../exchange/model-in-path.ts";
import { listOf, objectOf, textIn, type Loose } from "../values/json-access.ts";
import type { Reader, Reading } from "./provider.ts";

/** A completion that was stored is fetched or changed at an address of its own. */
const STORED = /\/chat\/completions\/[^/]+$/;

const read = (exchange: Exchange): Reading =>
  readForm(chatCompletion, exchange, {
    operation: STORED.test(exchange.path) ? "fetch_response" : "chat",
    requestModel: textIn(objectOf(exchange.request).model) ?? modelInPath(exchange.path),
  });

const isChoice = (value: Loose): boolean => {
  const { message, delta } = objectOf(value);
  return message !== undefined || delta !== undefined;
};

/** What answers a list of messages with choices is a chat, wherever it stands. */
const answersLikeIt = ({ events, response }: Exchange): boolean => {
  const answer = events.length > 0 ? events.map(({ data }) => data) : [response];
  return answer.some((document) => listOf(objectOf(document).choices).some(isChoice));
};

/** OpenAI Chat Completions, of whichever host (https://platform.openai.com/docs/api-reference/chat). */
export const openaiChat: Reader = {
  api: "openai.chat",
  provider: "openai",
  speaks: (exchange) =>
    exchange.path.endsWith("/chat/completions")
      ? exchange.method === "POST"
      : STORED.test(exchange.path) || answersLikeIt(exchange),
  read,
};
