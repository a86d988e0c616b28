import type { JsonValue } from "../../formats/json.ts";
import { billedCost } from "../bodies/billed-cost.ts";
import { contentParts } from "../bodies/content-parts.ts";
import { tokenUsage } from "../bodies/token-usage.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { firstToken } from "../exchange/first-token.ts";
import { modelInPath } from "../exchange/model-in-path.ts";
import { readError } from "../exchange/read-error.ts";
import { requestForm, type RequestForm } from "../exchange/request-form.ts";
import type { StreamEvent } from "../exchange/stream-events.ts";
import type { Message, OutputMessage, Part } from "../message.ts";
import type { Usage } from "../usage.ts";
import { listOf, objectOf, textIn, without, type JsonObject, type Loose } from "../values/json-access.ts";
import { blobPart, uriPart } from "../values/media-part.ts";
import type { Reader, Reading } from "./provider.ts";

const PATH = /\/images\/(generations|edits|variations)$/;
const NAMED = new Set(["model", "prompt", "image", "images", "mask", "stream"]);

const inputOf = ({ fields, files }: RequestForm): Message[] => {
  const pictures = listOf(fields.images).map((picture) => ({ type: "input_image", ...objectOf(picture) }));
  const parts = [...contentParts(fields.prompt), ...contentParts(pictures), ...files];
  return parts.length > 0 ? [{ role: "user", parts }] : [];
};

const typeOf = (format: string): string => `image/${format === "svg" ? "svg+xml" : format}`;

const pictureParts = (value: JsonValue, format: string): Part[] => {
  const { b64_json, url, revised_prompt, mime_type } = objectOf(value);
  const bytes = textIn(b64_json);
  const address = textIn(url);
  const mimeType = textIn(mime_type) ?? typeOf(format);
  return [
    ...(bytes === undefined ? [] : [blobPart(bytes, { mimeType })]),
    ...(address === undefined ? [] : [uriPart(address, { modality: "image" })]),
    ...(textIn(revised_prompt) === undefined
      ? []
      : [{ type: "other" as const, name: "revised_prompt", value: revised_prompt ?? null }]),
  ];
};

const isPicture = ({ data }: StreamEvent): boolean => objectOf(data).b64_json !== undefined;

/** A stream sends sketches first and the picture, with what it used, last. */
const folded = (events: readonly StreamEvent[]): Loose => {
  const done = events.filter(({ data }) => textIn(objectOf(data).type)?.endsWith(".completed"));
  const { usage, output_format } = objectOf(done.at(-1)?.data);
  return { data: done.map(({ data }) => data), usage: usage ?? null, output_format: output_format ?? null };
};

const outputOf = (answer: JsonObject, fields: RequestForm["fields"]): OutputMessage[] => {
  const format = textIn(answer.output_format) ?? textIn(fields.output_format) ?? "png";
  return listOf(answer.data).map((picture) => ({ role: "assistant", parts: pictureParts(picture, format) }));
};

/** A drawing is written by another model, at its own price: it is counted, and its tokens are not added. */
const usageOf = ({ usage, svg_usage }: JsonObject): Usage => ({
  ...tokenUsage(usage),
  ...(objectOf(svg_usage).total_tokens !== undefined && { requests: { svg: 1 } }),
});

const read = (exchange: Exchange): Reading => {
  const form = requestForm(exchange);
  const { events } = exchange;
  const answer = objectOf(events.length > 0 ? folded(events) : exchange.response);
  return {
    operation: "image",
    requestModel: textIn(form.fields.model) ?? modelInPath(exchange.path),
    responseModel: textIn(answer.model) || undefined,
    isStream: events.length > 0 || form.fields.stream === true || form.fields.stream === "true",
    parameters: without(form.fields, NAMED),
    input: inputOf(form),
    output: outputOf(answer, form.fields),
    usage: usageOf(answer),
    billed: billedCost(answer.usage),
    error: readError(exchange),
    firstToken: firstToken(exchange, isPicture),
  };
};

/** OpenAI images, of whichever host (https://platform.openai.com/docs/api-reference/images). */
export const openaiImages: Reader = {
  api: "openai.images",
  provider: "openai",
  speaks: ({ method, path }) => method === "POST" && PATH.test(path),
  read,
};
