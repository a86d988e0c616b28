import { promptMessages } from "../bodies/prompts.ts";
import { asksAModel } from "../exchange/asks-a-model.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { readError } from "../exchange/read-error.ts";
import type { Message, OutputMessage } from "../message.ts";
import { listOf, objectOf, textIn, without, type Loose } from "../values/json-access.ts";
import type { Reader, Reading } from "./provider.ts";

const NAMED = new Set(["model", "input"]);

/** Texts are judged one by one, a list of typed pieces as one. */
const inputOf = (input: Loose): Message[] => {
  const messages = promptMessages(input);
  const isPieces = listOf(input).some((piece) => objectOf(piece).type !== undefined);
  return isPieces ? [{ role: "user", parts: messages.flatMap(({ parts }) => parts) }] : messages;
};

const outputOf = (results: Loose): OutputMessage[] =>
  listOf(results).map((value) => ({
    role: "assistant",
    parts: [{ type: "other", name: "moderation", value }],
  }));

const read = (exchange: Exchange): Reading => {
  const request = objectOf(exchange.request);
  const answer = objectOf(exchange.response);
  return {
    operation: "moderation",
    requestModel: textIn(request.model),
    responseModel: textIn(answer.model) || undefined,
    responseId: textIn(answer.id) || undefined,
    parameters: without(request, NAMED),
    input: inputOf(request.input),
    output: outputOf(answer.results),
    error: readError(exchange),
  };
};

/** OpenAI moderations (https://platform.openai.com/docs/api-reference/moderations). */
export const openaiModerations: Reader = {
  api: "openai.moderations",
  provider: "openai",
  speaks: (exchange) =>
    exchange.method === "POST" && exchange.path.endsWith("/moderations") && asksAModel(exchange),
  read,
};
