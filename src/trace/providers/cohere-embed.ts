import { cohereUsage } from "../bodies/cohere-usage.ts";
import { contentParts } from "../bodies/content-parts.ts";
import { readError } from "../exchange/read-error.ts";
import type { Message, Part } from "../message.ts";
import { listOf, objectOf, textIn, without, type JsonObject, type Loose } from "../values/json-access.ts";
import { uriPart } from "../values/media-part.ts";
import { vectorsByType, vectorsIn } from "../values/number-lists.ts";
import type { Reader } from "./provider.ts";

const NAMED = new Set(["model", "texts", "images", "inputs"]);

const inputOf = ({ texts, images, inputs }: JsonObject): Message[] => {
  const user = (parts: Part[]): Message => ({ role: "user", parts });
  return [
    ...listOf(texts).map((text) => user(contentParts(text))),
    ...listOf(images).map((image) => user([uriPart(textIn(image) ?? "", { modality: "image" })])),
    ...listOf(inputs).map((item) => user(contentParts(objectOf(item).content))),
  ];
};

/** Vectors come as a list, or by their type. */
const vectorsOf = (embeddings: Loose): (readonly number[])[] =>
  Array.isArray(embeddings) ? vectorsIn(embeddings) : vectorsByType(embeddings);

/** Cohere's embeddings, of both versions (https://docs.cohere.com/reference/embed). */
export const cohereEmbed: Reader = {
  api: "cohere.embed",
  provider: "cohere",
  speaks: ({ method, path }) => method === "POST" && /\/v[12]\/embed$/.test(path),
  read: (exchange) => {
    const request = objectOf(exchange.request);
    const { id, embeddings, meta } = objectOf(exchange.response);
    return {
      operation: "embeddings",
      requestModel: textIn(request.model),
      responseId: textIn(id),
      parameters: without(request, NAMED),
      input: inputOf(request),
      embeddings: vectorsOf(embeddings),
      usage: cohereUsage(meta),
      error: readError(exchange),
    };
  },
};
