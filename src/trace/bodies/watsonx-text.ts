import type { JsonValue } from "../../formats/json.ts";
import type { StreamEvent } from "../exchange/stream-events.ts";
import type { OutputMessage } from "../message.ts";
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

const NAMED = new Set(["model_id", "input"]);
/** What a stream says of a piece that is not the last. */
const UNFINISHED = "not_finished";

const asked = (body: Loose): Asked => {
  const request = objectOf(body);
  return {
    requestModel: textIn(request.model_id),
    parameters: without(request, NAMED),
    input: promptMessages(request.input),
  };
};

const outputOf = ({ generated_text, stop_reason }: JsonObject): OutputMessage => {
  const reason = stop_reason === UNFINISHED ? undefined : textIn(stop_reason);
  return {
    role: "assistant",
    parts: textParts(generated_text),
    ...defined({ finishReason: finishReasonOf(reason) }),
  };
};

const answered = (body: Loose): Answered => {
  const { model_id, results } = objectOf(body);
  const items = listOf(results).map(objectOf);
  const { input_token_count, generated_token_count } = items[0] ?? {};
  return {
    responseModel: textIn(model_id),
    output: items.map(outputOf),
    usage: defined({ input: numberIn(input_token_count), output: numberIn(generated_token_count) }),
  };
};

const resultIn = ({ data }: StreamEvent): JsonObject => objectOf(listOf(objectOf(data).results)[0]);

/** The first event counts the input, each the output so far: the greatest of either is the count of the whole. */
const folded = (events: readonly StreamEvent[]): Loose => {
  const results = events.map(resultIn).filter(({ generated_text }) => generated_text !== undefined);
  if (results.length === 0) return undefined;
  const counts = Object.fromEntries(
    ["input_token_count", "generated_token_count"].flatMap((name): [string, JsonValue][] => {
      const sent = results.flatMap((result) => numberIn(result[name]) ?? []);
      return sent.length > 0 ? [[name, Math.max(...sent)]] : [];
    }),
  );
  const generated_text = results.map((result) => textIn(result.generated_text) ?? "").join("");
  return { ...objectOf(events[0]?.data), results: [{ ...results.at(-1), generated_text, ...counts }] };
};

/**
 * The bodies of watsonx's text generation
 * (https://cloud.ibm.com/apidocs/watsonx-ai#text-generation).
 */
export const watsonxText: BodyForm = {
  asked,
  answered,
  folded,
  isOutput: (event) => Boolean(textIn(resultIn(event).generated_text)),
};
