import type { JsonValue } from "../../formats/json.ts";
import type { StreamEvent } from "../exchange/stream-events.ts";
import type { OutputMessage } from "../message.ts";
import type { Usage } from "../usage.ts";
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
import { sumOf } from "../values/sum-of.ts";
import type { Answered, Asked, BodyForm } from "./body-form.ts";
import { promptMessages } from "./prompts.ts";
import { textParts } from "./text-parts.ts";
import { tokenUsage } from "./token-usage.ts";

/** A completion, or what a stream's event adds to it. */
interface Piece {
  readonly text: Loose;
  readonly reason: Loose;
}

const NAMED = new Set(["prompt", "inputText", "stream"]);

/** The lists that hold completions, and how each family says its text and why it ended. */
const LISTS: Readonly<Record<string, (item: JsonObject) => Piece>> = {
  generations: ({ text, finish_reason }) => ({ text, reason: finish_reason }),
  results: ({ outputText, completionReason }) => ({ text: outputText, reason: completionReason }),
  outputs: ({ text, stop_reason }) => ({ text, reason: stop_reason }),
  completions: ({ data, finishReason }) => ({
    text: objectOf(data).text,
    reason: objectOf(finishReason).reason,
  }),
  choices: ({ text, stop_reason, finish_reason }) => ({ text, reason: stop_reason ?? finish_reason }),
};

/** A completion that stands in the document itself: Llama's, Titan's stream, Claude's of old, Cohere's stream. */
const single = (document: JsonObject): Piece[] => {
  const { generation, outputText, completion, text, is_finished } = document;
  const { stop_reason, completionReason, finish_reason } = document;
  const said = generation ?? outputText ?? completion ?? (is_finished === true ? "" : text);
  return said === undefined ? [] : [{ text: said, reason: stop_reason ?? completionReason ?? finish_reason }];
};

const piecesOf = (document: JsonObject): Piece[] => {
  for (const [name, read] of Object.entries(LISTS))
    if (Array.isArray(document[name])) return listOf(document[name]).map((item) => read(objectOf(item)));
  return single(document);
};

const usageOf = (answer: JsonObject): Usage => {
  const { prompt_token_count, generation_token_count, inputTextTokenCount, results } = answer;
  const generated = listOf(results).map((result) => numberIn(objectOf(result).tokenCount));
  return {
    ...tokenUsage(answer.usage),
    ...defined({
      input: numberIn(prompt_token_count) ?? numberIn(inputTextTokenCount),
      output:
        numberIn(generation_token_count) ?? numberIn(answer.totalOutputTextTokenCount) ?? sumOf(generated),
    }),
  };
};

const asked = (body: Loose): Asked => {
  const request = objectOf(body);
  return {
    parameters: without(request, NAMED),
    input: promptMessages(request.prompt ?? request.inputText),
  };
};

const outputOf = ({ text, reason }: Piece): OutputMessage => ({
  role: "assistant",
  parts: textParts(text),
  ...defined({ finishReason: finishReasonOf(textIn(reason)) }),
});

const answered = (body: Loose): Answered => {
  const answer = objectOf(body);
  const { id, model } = answer;
  return {
    responseId: textIn(id) || undefined,
    responseModel: textIn(model),
    output: piecesOf(answer).map(outputOf),
    usage: usageOf(answer),
  };
};

/** Puts pieces together as Cohere's generations stand in an answer, which is read like those of all other families. */
const folded = (events: readonly StreamEvent[]): Loose => {
  const whole: Record<string, JsonValue> = {};
  const generations = new Map<number, { text: string; finish_reason: string | null }>();
  for (const { data } of events) {
    const document = objectOf(data);
    const known = Object.entries(document).filter(([name, value]) => value !== null && !(name in LISTS));
    Object.assign(whole, Object.fromEntries(known));
    for (const [place, { text, reason }] of piecesOf(document).entries()) {
      const index = numberIn(document.index) ?? place;
      const generation = generations.get(index) ?? { text: "", finish_reason: null };
      generations.set(index, generation);
      generation.text += textIn(text) ?? "";
      generation.finish_reason = textIn(reason) ?? generation.finish_reason;
    }
  }
  const inOrder = [...generations].toSorted(([a], [b]) => a - b);
  return { ...whole, generations: inOrder.map(([, generation]) => generation) };
};

/**
 * The bodies of models that complete a prompt: Llama, Titan, Mistral, Jurassic, Command, DeepSeek and Claude of old, as
 * Bedrock takes them (https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters.html).
 */
export const promptCompletion: BodyForm = {
  asked,
  answered,
  folded,
  isOutput: ({ data }) => piecesOf(objectOf(data)).some(({ text }) => Boolean(textIn(text))),
};
