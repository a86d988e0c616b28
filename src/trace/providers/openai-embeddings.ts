import type { JsonValue } from "../../formats/json.ts";
import { billedCost } from "../bodies/billed-cost.ts";
import { promptMessages } from "../bodies/prompts.ts";
import { tokenUsage } from "../bodies/token-usage.ts";
import { asksAModel } from "../exchange/asks-a-model.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { modelInPath } from "../exchange/model-in-path.ts";
import { readError } from "../exchange/read-error.ts";
import type { Usage } from "../usage.ts";
import { listOf, numberIn, objectOf, textIn, without, type Loose } from "../values/json-access.ts";
import { floatsIn, vectorIn } from "../values/number-lists.ts";
import type { Reader, Reading } from "./provider.ts";

const NAMED = new Set(["model", "input"]);

/** Vectors as base64: what their bytes are, by the encoding that was asked for. */
const DECODED = new Map<string, (text: string) => number[]>([
  ["base64", floatsIn],
  ["base64_int8", (text) => [...new Int8Array(Buffer.from(text, "base64"))]],
]);

/** OpenAI sends base64 only where it is asked to; what sends it unasked (Perplexity) sends whole numbers. */
const vectorOf = (embedding: Loose, encoding: string): readonly number[] | undefined => {
  const text = textIn(embedding);
  return text === undefined ? vectorIn(embedding) : DECODED.get(encoding)?.(text);
};

const placeOf = (item: JsonValue): number => numberIn(objectOf(item).index) ?? 0;

const vectorsOf = (data: Loose, encoding: string): (readonly number[])[] =>
  [...listOf(data)]
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .flatMap((item) => {
      const vector = vectorOf(objectOf(item).embedding, encoding);
      return vector === undefined ? [] : [vector];
    });

/** Some hosts (Voyage AI) send the total alone. */
const usageOf = (value: Loose): Usage => {
  const usage = tokenUsage(value);
  const total = numberIn(objectOf(value).total_tokens);
  return usage.input === undefined && total !== undefined ? { ...usage, input: total } : usage;
};

const read = (exchange: Exchange): Reading => {
  const request = objectOf(exchange.request);
  const answer = objectOf(exchange.response);
  const encoding = textIn(request.encoding_format) ?? "base64_int8";
  const embeddings = vectorsOf(answer.data, encoding);
  return {
    operation: "embeddings",
    requestModel: textIn(request.model) ?? modelInPath(exchange.path),
    responseModel: textIn(answer.model) || undefined,
    responseId: textIn(answer.id) || undefined,
    parameters: without(request, NAMED),
    input: promptMessages(request.input),
    ...(embeddings.length > 0 && { embeddings }),
    usage: usageOf(answer.usage),
    billed: billedCost(answer.usage),
    error: readError(exchange),
  };
};

/** OpenAI embeddings, of whichever host (https://platform.openai.com/docs/api-reference/embeddings). */
export const openaiEmbeddings: Reader = {
  api: "openai.embeddings",
  provider: "openai",
  speaks: (exchange) =>
    exchange.method === "POST" && exchange.path.endsWith("/embeddings") && asksAModel(exchange),
  read,
};
