import type { JsonValue } from "../../formats/json.ts";
import { camelCased, geminiParts } from "../bodies/gemini-parts.ts";
import { geminiUsage } from "../bodies/gemini-usage.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { googlePath } from "../exchange/google-path.ts";
import { readError } from "../exchange/read-error.ts";
import type { Message, Part } from "../message.ts";
import type { Usage } from "../usage.ts";
import { listOf, numberIn, objectOf, without, type JsonObject, type Loose } from "../values/json-access.ts";
import { vectorsIn } from "../values/number-lists.ts";
import { sumOf } from "../values/sum-of.ts";
import type { Reader } from "./provider.ts";

const METHODS = new Set(["embedContent", "batchEmbedContents"]);
const NAMED = new Set(["model", "content", "requests", "instances"]);

/** Vertex AI's instances hold a text beside the content's role, or a picture for a multimodal model. */
const askedParts = (value: JsonValue): Part[] => {
  const { content, text } = camelCased(value);
  return geminiParts(content ?? text);
};

const inputOf = (request: JsonObject): Message[] =>
  [...listOf(request.requests), ...listOf(request.instances), ...(request.content ? [request] : [])].map(
    (item) => ({ role: "user", parts: askedParts(item) }),
  );

const vectorsOf = ({ embedding, embeddings, predictions }: JsonObject): Loose[] => [
  ...(embedding === undefined ? [] : [embedding]),
  ...listOf(embeddings),
  ...listOf(predictions).map((prediction) => objectOf(prediction).embeddings),
];

/** Vertex AI counts each text's tokens apart. */
const predictedUsage = (vectors: readonly Loose[]): Usage => {
  const input = sumOf(vectors.map((vector) => numberIn(objectOf(objectOf(vector).statistics).token_count)));
  return input === undefined ? {} : { input };
};

const isEmbedding = ({ path, request, response }: Exchange): boolean => {
  const { model = "", method = "" } = googlePath(path) ?? {};
  if (method !== "predict") return METHODS.has(method);
  const [first] = listOf(objectOf(response).predictions);
  const [asked] = listOf(objectOf(request).instances);
  return objectOf(first).embeddings !== undefined || (/embed|gecko/.test(model) && asked !== undefined);
};

/**
 * Gemini's `embedContent` and `batchEmbedContents`, and the text embeddings of Vertex AI's `predict`
 * (https://ai.google.dev/api/embeddings,
 * https://cloud.google.com/vertex-ai/generative-ai/docs/model-reference/text-embeddings-api).
 */
export const geminiEmbeddings: Reader = {
  api: "gemini.embeddings",
  provider: "gcp.gemini",
  speaks: (exchange) => exchange.method === "POST" && isEmbedding(exchange),
  read: (exchange) => {
    const request = objectOf(exchange.request);
    const answer = objectOf(exchange.response);
    const vectors = vectorsOf(answer);
    return {
      operation: "embeddings",
      requestModel: googlePath(exchange.path)?.model,
      parameters: without(request, NAMED),
      input: inputOf(request),
      embeddings: vectorsIn(vectors.map((vector) => objectOf(vector).values ?? null)),
      usage: { ...geminiUsage(answer.usageMetadata), ...predictedUsage(vectors) },
      error: readError(exchange),
    };
  },
};
