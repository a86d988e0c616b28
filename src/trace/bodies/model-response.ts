import type { CallError } from "../call.ts";
import type { StreamEvent } from "../exchange/stream-events.ts";
import type { Message, OutputMessage, TokenLogprob } from "../message.ts";
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
import type { Answered, Asked, BodyForm } from "./body-form.ts";
import { hostedRuns } from "./hosted-runs.ts";
import { itemMessages, itemParts } from "./response-items.ts";
import { foldResponses } from "./response-stream.ts";
import { tokenLogprobs } from "./token-logprobs.ts";
import { tokenUsage } from "./token-usage.ts";
import { toolDefinitions } from "./tool-definition.ts";

const NAMED = new Set(["model", "input", "instructions", "tools", "stream"]);

const instructionsOf = (instructions: Loose): Message[] =>
  typeof instructions === "string" && instructions !== ""
    ? [{ role: "system", parts: [{ type: "text", content: instructions }] }]
    : itemMessages(Array.isArray(instructions) ? instructions : []);

const asked = (value: Loose): Asked => {
  const request = objectOf(value);
  return {
    requestModel: textIn(request.model),
    parameters: without(request, NAMED),
    input: [...instructionsOf(request.instructions), ...itemMessages(request.input)],
    tools: toolDefinitions(request.tools),
  };
};

/** A response says whether it is complete and, if not, why; one that asks for the program's tools is told apart. */
const finishOf = (answer: JsonObject, { parts }: Message): string | undefined => {
  const status = textIn(answer.status);
  if (status === "incomplete")
    return finishReasonOf(textIn(objectOf(answer.incomplete_details).reason) ?? status);
  if (status === "failed") return "error";
  if (status === undefined || status === "in_progress" || status === "queued") return undefined;
  const asks = parts.some((part) => part.type === "tool_call" && !part.isHosted);
  return asks && status === "completed" ? "tool_call" : finishReasonOf(status);
};

const logprobsOf = (output: Loose): TokenLogprob[] | undefined =>
  tokenLogprobs(
    listOf(output)
      .flatMap((item) => listOf(objectOf(item).content))
      .flatMap((piece) => listOf(objectOf(piece).logprobs)),
  );

/** States in which nothing more will be said: an answer of such a state without output is an empty one. */
const ENDED: ReadonlySet<Loose> = new Set<Loose>(["completed", "incomplete"]);

const outputOf = (answer: JsonObject): OutputMessage[] => {
  const items = listOf(answer.output);
  if (items.length === 0 && !ENDED.has(answer.status)) return [];
  const message = { role: "assistant", parts: itemParts(items) };
  return [
    { ...message, ...defined({ finishReason: finishOf(answer, message), logprobs: logprobsOf(items) }) },
  ];
};

const usageOf = (answer: JsonObject): Usage => {
  const { requests: told, ...usage } = tokenUsage(answer.usage);
  const requests = { ...told, ...hostedRuns(answer, told) };
  return Object.keys(requests).length > 0 ? { ...usage, requests } : usage;
};

const errorOf = (value: Loose): CallError | undefined => {
  const { message, code, type } = objectOf(value);
  if (textIn(message) === undefined) return undefined;
  return {
    type: textIn(type) ?? textIn(code) ?? "error",
    message: textIn(message) ?? "",
    ...defined({ code: textIn(code) }),
  };
};

const answered = (value: Loose): Answered => {
  const answer = objectOf(value);
  return {
    responseModel: textIn(answer.model) || undefined,
    responseId: textIn(answer.id) || undefined,
    output: outputOf(answer),
    usage: usageOf(answer),
    tier: textIn(answer.service_tier) || undefined,
    error: errorOf(answer.error),
  };
};

const isOutput = ({ data }: StreamEvent): boolean => {
  const { type, delta } = objectOf(data);
  return (textIn(type) ?? "").endsWith(".delta") && textIn(delta) !== "";
};

/**
 * A response of OpenAI's Responses API, of whichever host
 * (https://platform.openai.com/docs/api-reference/responses/object).
 */
export const modelResponse: BodyForm = { asked, answered, folded: foldResponses, isOutput };
