import type { JsonValue } from "../../formats/json.ts";
import type { StreamEvent } from "../exchange/stream-events.ts";
import type { Message, OutputMessage } from "../message.ts";
import type { Usage } from "../usage.ts";
import { finishReasonOf } from "../values/finish-reason.ts";
import {
  defined,
  listOf,
  objectOf,
  textIn,
  without,
  type JsonObject,
  type Loose,
} from "../values/json-access.ts";
import { tally } from "../values/tally.ts";
import type { Answered, Asked, BodyForm } from "./body-form.ts";
import { chatMessage } from "./chat-message.ts";
import { foldChat } from "./chat-stream.ts";
import { citedParts } from "./cited-parts.ts";
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

/** Mistral answers with several messages where it ran tools itself (https://docs.mistral.ai/api). */
const messageOf = ({ message, delta, messages }: JsonObject): Message => {
  const whole = chatMessage(message ?? delta, "assistant");
  const parts = listOf(messages).flatMap((said) => chatMessage(said, "assistant").parts);
  return parts.length > 0 ? { ...whole, parts: [...whole.parts, ...parts] } : whole;
};

const answerOf = (value: JsonValue): OutputMessage => {
  const choice = objectOf(value);
  const { content, refusal } = objectOf(choice.logprobs);
  return {
    ...messageOf(choice),
    ...defined({
      finishReason: finishReasonOf(
        textIn(choice.finish_reason) ?? textIn(objectOf(choice.finish_details).type),
      ),
      logprobs: tokenLogprobs([...listOf(content), ...listOf(refusal)]),
    }),
  };
};

/**
 * Perplexity and xAI name the pages that an answer goes by beside the choices
 * (https://docs.perplexity.ai/api-reference/sonar-post).
 */
const outputOf = ({ choices, search_results, citations }: JsonObject): OutputMessage[] => {
  const sources = citedParts(search_results ?? citations);
  return listOf(choices)
    .map(answerOf)
    .map((message) => ({ ...message, parts: [...message.parts, ...sources] }));
};

const errorOf = (choices: Loose): Answered["error"] => {
  const told = listOf(choices)
    .map((choice) => objectOf(objectOf(choice).error))
    .find(({ message }) => textIn(message) !== undefined);
  return told && { type: "error", message: textIn(told.message) ?? "", ...codeOf(told.code) };
};

const codeOf = (code: Loose): { code?: string } =>
  typeof code === "string" || typeof code === "number" ? { code: String(code) } : {};

/** Mistral says it beside the tokens. */
const tierOf = ({ service_tier, usage }: JsonObject): string | undefined =>
  textIn(service_tier) || textIn(objectOf(usage).service_tier) || undefined;

/** Groq bills what it ran by the run (https://groq.com/pricing); what other hosts ran is in their usage. */
const usageOf = ({ usage, choices }: JsonObject): Usage => {
  const ran = listOf(choices).flatMap((choice) =>
    listOf(objectOf(objectOf(choice).message).executed_tools).map(
      (tool) => textIn(objectOf(tool).name) ?? textIn(objectOf(tool).type) ?? "",
    ),
  );
  const told = tokenUsage(usage);
  return ran.length > 0 ? { ...told, requests: { ...tally(ran), ...told.requests } } : told;
};

const answered = (value: Loose): Answered => {
  const answer = objectOf(value);
  return {
    responseModel: textIn(answer.model) || undefined,
    responseId: textIn(answer.id) || undefined,
    output: outputOf(answer),
    usage: usageOf(answer),
    tier: tierOf(answer),
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
