import type { Message } from "../message.ts";
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
import { uriPart } from "../values/media-part.ts";
import { vectorIn, vectorsIn } from "../values/number-lists.ts";
import type { Answered, Asked, BodyForm } from "./body-form.ts";
import { promptMessages } from "./prompts.ts";

const NAMED = new Set(["inputText", "texts", "images", "inputs"]);

const pictures = (images: Loose): Message[] =>
  listOf(images).map((image) => ({
    role: "user",
    parts: [uriPart(textIn(image) ?? "", { modality: "image" })],
  }));

/** Nova names its one input by what it is. */
const novaText = (request: JsonObject): Loose =>
  objectOf(objectOf(request.singleEmbeddingParams ?? request.segmentedEmbeddingParams).text).value;

const asked = (body: Loose): Asked => {
  const request = objectOf(body);
  return {
    parameters: without(request, NAMED),
    input: [
      ...promptMessages(request.inputText ?? request.texts ?? novaText(request)),
      ...pictures(request.images),
    ],
  };
};

/** Titan sends one vector, Cohere several, plain or by type, Nova several objects. */
const vectorsOf = ({ embedding, embeddings }: JsonObject): (readonly number[])[] => {
  const one = vectorIn(embedding);
  if (one) return [one];
  if (!Array.isArray(embeddings)) return vectorsIn(objectOf(embeddings).float);
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
