import type { JsonValue } from "../../formats/json.ts";
import type { StreamEvent } from "../exchange/stream-events.ts";
import type { OutputMessage, TokenLogprob } from "../message.ts";
import { finishReasonOf } from "../values/finish-reason.ts";
import {
  defined,
  listOf,
  numberIn,
  objectOf,
  textIn,
  without,
  type JsonObject,
  type Loose,
} from "../values/json-access.ts";
import type { Answered, Asked, BodyForm } from "./body-form.ts";
import { promptMessages } from "./prompts.ts";
import { textParts } from "./text-parts.ts";

const NAMED = new Set(["inputs", "model", "stream"]);

const asked = (body: Loose): Asked => {
  const request = objectOf(body);
  return {
    requestModel: textIn(request.model),
    parameters: without(request, NAMED),
    input: promptMessages(request.inputs),
  };
};

const itemsOf = (body: Loose): JsonObject[] => (Array.isArray(body) ? listOf(body) : [body]).map(objectOf);

const logprobsOf = (tokens: Loose): TokenLogprob[] | undefined => {
  const found = listOf(tokens)
    .map(objectOf)
    .flatMap(({ text, logprob }) => {
      const known = numberIn(logprob);
      return known === undefined ? [] : [{ token: textIn(text) ?? "", logprob: known }];
    });
  return found.length > 0 ? found : undefined;
};

const outputOf = ({ generated_text, details }: JsonObject): OutputMessage[] => {
  const { finish_reason, tokens } = objectOf(details);
  if (textIn(generated_text) === undefined) return [];
  return [
    {
      role: "assistant",
      parts: textParts(generated_text),
      ...defined({ finishReason: finishReasonOf(textIn(finish_reason)), logprobs: logprobsOf(tokens) }),
    },
  ];
};

const answered = (body: Loose): Answered => {
  const items = itemsOf(body);
  const { prefill, input_length, generated_tokens } = objectOf(items[0]?.details);
  const read = listOf(prefill).length;
  return {
    output: items.flatMap(outputOf),
    usage: defined({
      input: numberIn(input_length) ?? (read > 0 ? read : undefined),
      output: numberIn(generated_tokens),
    }),
  };
};

const tokenIn = ({ data }: StreamEvent): JsonObject => objectOf(objectOf(data).token);

const textOf = ({ text, special }: JsonObject): string => (special === true ? "" : (textIn(text) ?? ""));

/** Each event is a token; special ones are no text, and the last tells the details. */
const folded = (events: readonly StreamEvent[]): Loose => {
  const tokens: JsonValue[] = events.map(tokenIn).filter(({ text }) => text !== undefined);
  if (tokens.length === 0) return undefined;
  const { details } = objectOf(events.findLast(({ data }) => objectOf(data).details)?.data);
  return {
    generated_text: tokens.map((token) => textOf(objectOf(token))).join(""),
    details: { ...objectOf(details), tokens },
  };
};

/**
 * The bodies of Hugging Face's text generation
 * (https://huggingface.co/docs/text-generation-inference/reference/api_reference).
 */
export const generatedText: BodyForm = {
  asked,
  answered,
  folded,
  isOutput: (event) => textOf(tokenIn(event)) !== "",
};
