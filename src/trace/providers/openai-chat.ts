import type { JsonValue } from "../../formats/json.ts";
import { readForm, type Answered, type Asked, type BodyForm } from "../body-form.ts";
import { chatMessage } from "../chat-message.ts";
import { finishReasonOf } from "../finish-reason.ts";
import { foldChat } from "../fold-chat.ts";
import { defined, listOf, objectOf, textIn, without, type Loose } from "../json-access.ts";
import type { OutputMessage } from "../message.ts";
import { modelInPath } from "../model-in-path.ts";
import type { StreamEvent } from "../stream-events.ts";
import { tokenLogprobs } from "../token-logprobs.ts";
import { tokenUsage } from "../token-usage.ts";
import { toolDefinitions } from "../tool-definition.ts";
import type { Exchange } from "../exchange.ts";
import type { Reader, Reading } from "./provider.ts";

const NAMED = new Set(["model", "messages", "tools", "functions", "stream"]);

/** A completion that was stored is fetched or changed at an address of its own. */
const STORED = /\/chat\/completions\/[^/]+$/;

const asked = (value: Loose): Asked => {
  const request = objectOf(value);
  return {
    requestModel: textIn(request.model),
    parameters: without(request, NAMED),
    input: listOf(request.messages).map((message) => chatMessage(message)),
    tools: toolDefinitions(request.tools ?? request.functions),
  };
};

const answerOf = (value: JsonValue): OutputMessage => {
  const choice = objectOf(value);
  const { content, refusal } = objectOf(choice.logprobs);
  return {
    ...chatMessage(choice.message ?? choice.delta, "assistant"),
    ...defined({
      finishReason: finishReasonOf(textIn(choice.finish_reason)),
      logprobs: tokenLogprobs([...listOf(content), ...listOf(refusal)]),
    }),
  };
};

const errorOf = (choices: Loose): Answered["error"] => {
  const told = listOf(choices)
    .map((choice) => objectOf(objectOf(choice).error))
    .find(({ message }) => textIn(message) !== undefined);
  return told && { type: "error", message: textIn(told.message) ?? "", ...codeOf(told.code) };
};

const codeOf = (code: Loose): { code?: string } =>
  typeof code === "string" || typeof code === "number" ? { code: String(code) } : {};

const answered = (value: Loose): Answered => {
  const answer = objectOf(value);
  return {
    responseModel: textIn(answer.model) || undefined,
    responseId: textIn(answer.id) || undefined,
    output: listOf(answer.choices).map(answerOf),
    usage: tokenUsage(answer.usage),
    tier: textIn(answer.service_tier) || undefined,
    error: errorOf(answer.choices),
  };
};

const isOutput = ({ data }: StreamEvent): boolean =>
  listOf(objectOf(data).choices).some(
    (choice) => chatMessage(objectOf(choice).delta ?? objectOf(choice).message).parts.length > 0,
  );

const form: BodyForm = { asked, answered, folded: foldChat, isOutput };

const read = (exchange: Exchange): Reading =>
  readForm(form, exchange, {
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
