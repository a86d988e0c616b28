import type { Message, Part } from "../message.ts";
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
import { blobPart, uriPart } from "../values/media-part.ts";
import { vectorIn, vectorsByType, vectorsIn } from "../values/number-lists.ts";
import type { Answered, Asked, BodyForm } from "./body-form.ts";
import { contentParts } from "./content-parts.ts";
import { promptMessages } from "./prompts.ts";

const NAMED = new Set(["inputText", "inputImage", "texts", "images", "inputs"]);

const user = (parts: readonly Part[]): Message => ({ role: "user", parts });

const pictures = (images: Loose): Message[] =>
  listOf(images).map((image) => user([uriPart(textIn(image) ?? "", { modality: "image" })]));

const picture = (base64: Loose): Message[] => {
  const bytes = textIn(base64);
  return bytes ? [user([blobPart(bytes, { modality: "image" })])] : [];
};

/** Nova names its one input by what it is. */
const novaText = (request: JsonObject): Loose =>
  objectOf(objectOf(request.singleEmbeddingParams ?? request.segmentedEmbeddingParams).text).value;

const asked = (body: Loose): Asked => {
  const request = objectOf(body);
  return {
    parameters: without(request, NAMED),
    input: [
      ...promptMessages(request.inputText ?? request.texts ?? novaText(request)),
      ...picture(request.inputImage),
      ...pictures(request.images),
      ...listOf(request.inputs).map((item) => user(contentParts(objectOf(item).content))),
    ],
  };
};

/** Titan sends one vector, plain or by type, Cohere several, plain or by type, Nova several objects. */
const vectorsOf = ({ embedding, embeddings, embeddingsByType }: JsonObject): (readonly number[])[] => {
  const one = vectorIn(embedding) ?? vectorIn(Object.values(objectOf(embeddingsByType))[0]);
  if (one) return [one];
  if (!Array.isArray(embeddings)) return vectorsByType(embeddings);
  return vectorsIn(
    listOf(embeddings).map((item) => (Array.isArray(item) ? item : (objectOf(item).embedding ?? null))),
  );
};

const answered = (body: Loose): Answered => {
  const answer = objectOf(body);
  return {
    responseId: textIn(answer.id),
    embeddings: vectorsOf(answer),
    usage: defined({ input: numberIn(answer.inputTextTokenCount) }),
  };
};

/**
 * The bodies of embeddings as Bedrock takes them: Titan's, Cohere's and Nova's
 * (https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-titan-embed-text.html).
 */
export const bedrockVectors: BodyForm = {
  asked,
  answered,
  folded: () => undefined,
  isOutput: () => false,
};
