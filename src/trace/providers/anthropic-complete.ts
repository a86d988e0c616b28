import { readForm, type Answered, type Asked, type BodyForm } from "../bodies/body-form.ts";
import type { StreamEvent } from "../exchange/stream-events.ts";
import { finishReasonOf } from "../values/finish-reason.ts";
import { defined, objectOf, textIn, without, type Loose } from "../values/json-access.ts";
import type { Reader } from "./provider.ts";

const NAMED = new Set(["model", "prompt", "stream"]);

const asked = (body: Loose): Asked => {
  const request = objectOf(body);
  return {
    requestModel: textIn(request.model),
    parameters: without(request, NAMED),
    input: [{ role: "user", parts: [{ type: "text", content: textIn(request.prompt) ?? "" }] }],
  };
};

const answered = (body: Loose): Answered => {
  const { id, model, completion, stop_reason } = objectOf(body);
  const content = textIn(completion);
  if (content === undefined) return {};
  const finishReason = finishReasonOf(textIn(stop_reason));
  return {
    responseId: textIn(id),
    responseModel: textIn(model),
    output: [{ role: "assistant", parts: [{ type: "text", content }], ...defined({ finishReason }) }],
  };
};

const completionIn = ({ data }: StreamEvent): string | undefined => textIn(objectOf(data).completion);

const folded =
  (isCumulative: boolean) =>
  (events: readonly StreamEvent[]): Loose => {
    const pieces = events.filter((event) => completionIn(event) !== undefined);
    const last = pieces.at(-1);
    if (last === undefined) return undefined;
    const completion = (isCumulative ? [last] : pieces).map(completionIn).join("");
    return { ...objectOf(last.data), completion };
  };

/** Until version 2023-06-01 each event repeated all the text there was. */
const formOf = (version: string | undefined): BodyForm => ({
  asked,
  answered,
  folded: folded(version === "2023-01-01"),
  isOutput: (event) => Boolean(completionIn(event)),
});

/** Anthropic's legacy Text Completions (https://platform.claude.com/docs/en/api/completions/create). */
export const anthropicComplete: Reader = {
  api: "anthropic.complete",
  provider: "anthropic",
  speaks: ({ method, path }) => method === "POST" && path.endsWith("/v1/complete"),
  read: (exchange) =>
    readForm(formOf(exchange.requestHeader("anthropic-version")), exchange, { operation: "text_completion" }),
};
