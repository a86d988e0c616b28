import type { JsonValue } from "../../formats/json.ts";
import { readForm, type Answered, type Asked, type BodyForm } from "../bodies/body-form.ts";
import { foldChat } from "../bodies/chat-stream.ts";
import { promptMessages } from "../bodies/prompts.ts";
import { textParts } from "../bodies/text-parts.ts";
import { tokenUsage } from "../bodies/token-usage.ts";
import { asksAModel } from "../exchange/asks-a-model.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { modelInPath } from "../exchange/model-in-path.ts";
import type { StreamEvent } from "../exchange/stream-events.ts";
import type { OutputMessage, TokenLogprob } from "../message.ts";
import { finishReasonOf } from "../values/finish-reason.ts";
import { defined, listOf, numberIn, objectOf, textIn, without, type Loose } from "../values/json-access.ts";
import type { Reader, Reading } from "./provider.ts";

const NAMED = new Set(["model", "prompt", "stream"]);

const asked = (value: Loose): Asked => {
  const request = objectOf(value);
  return {
    requestModel: textIn(request.model),
    parameters: without(request, NAMED),
    input: promptMessages(request.prompt),
  };
};

/** Four lists beside each other, one item a token. */
const logprobsOf = (value: Loose): TokenLogprob[] | undefined => {
  const { tokens, token_logprobs, top_logprobs } = objectOf(value);
  const tops = listOf(top_logprobs);
  const found = listOf(token_logprobs).flatMap((logprob, place) => {
    const known = numberIn(logprob);
    const alternatives = Object.entries(objectOf(tops[place])).flatMap(([token, other]) =>
      typeof other === "number" ? { token, logprob: other } : [],
    );
    const token = textIn(listOf(tokens)[place]) ?? "";
    return known === undefined
      ? []
      : { token, logprob: known, ...(alternatives.length > 0 && { alternatives }) };
  });
  return found.length > 0 ? found : undefined;
};

const answerOf = (value: JsonValue): OutputMessage => {
  const { text, finish_reason, logprobs } = objectOf(value);
  return {
    role: "assistant",
    parts: textParts(text),
    ...defined({ finishReason: finishReasonOf(textIn(finish_reason)), logprobs: logprobsOf(logprobs) }),
  };
};

const answered = (value: Loose): Answered => {
  const answer = objectOf(value);
  return {
    responseModel: textIn(answer.model) || undefined,
    responseId: textIn(answer.id) || undefined,
    output: listOf(answer.choices).map(answerOf),
    usage: tokenUsage(answer.usage),
  };
};

const isOutput = ({ data }: StreamEvent): boolean =>
  listOf(objectOf(data).choices).some((choice) => Boolean(textIn(objectOf(choice).text)));

const form: BodyForm = { asked, answered, folded: foldChat, isOutput };

const read = (exchange: Exchange): Reading =>
  readForm(form, exchange, {
    operation: "text_completion",
    requestModel: textIn(objectOf(exchange.request).model) ?? modelInPath(exchange.path),
  });

/** OpenAI's older completions, of whichever host (https://platform.openai.com/docs/api-reference/completions). */
export const openaiCompletions: Reader = {
  api: "openai.completions",
  provider: "openai",
  speaks: (exchange) =>
    exchange.method === "POST" && exchange.path.endsWith("/completions") && asksAModel(exchange),
  read,
};
