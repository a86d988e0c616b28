import type { JsonValue } from "../../formats/json.ts";
import type { StreamEvent } from "../exchange/stream-events.ts";
import type { OutputMessage } from "../message.ts";
import { finishReasonOf } from "../values/finish-reason.ts";
import { defined, listOf, objectOf, textIn, without, type Loose } from "../values/json-access.ts";
import type { Answered, Asked, BodyForm } from "./body-form.ts";
import { chatMessage } from "./chat-message.ts";
import { foldChat } from "./chat-stream.ts";
import { tokenLogprobs } from "./token-logprobs.ts";
import { tokenUsage } from "./token-usage.ts";
import { toolDefinitions } from "./tool-definition.ts";

const NAMED = new Set(["model", "messages", "tools", "functions", "stream"]);

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
      finishReason: finishReasonOf(
        textIn(choice.finish_reason) ?? textIn(objectOf(choice.finish_details).type),
      ),
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

/**
 * A chat completion as OpenAI and the many that speak as it does send it
 * (https://platform.openai.com/docs/api-reference/chat).
 */
export const chatCompletion: BodyForm = { asked, answered, folded: foldChat, isOutput };
