import { anthropicMessage } from "../bodies/anthropic-message.ts";
import { bedrockImages } from "../bodies/bedrock-images.ts";
import { bedrockMetrics } from "../bodies/bedrock-metrics.ts";
import { bedrockTier } from "../bodies/bedrock-tier.ts";
import { bedrockVectors } from "../bodies/bedrock-vectors.ts";
import { readForm, type BodyForm } from "../bodies/body-form.ts";
import { chatCompletion } from "../bodies/chat-completion.ts";
import { cohereFirst } from "../bodies/cohere-first.ts";
import { converse } from "../bodies/converse.ts";
import { promptCompletion } from "../bodies/prompt-completion.ts";
import { rankedDocuments } from "../bodies/ranked-documents.ts";
import type { Operation } from "../call.ts";
import { bedrockPath } from "../exchange/bedrock-path.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { listOf, objectOf, type JsonObject } from "../values/json-access.ts";
import type { Reader, Reading } from "./provider.ts";

const ACTIONS = new Set(["invoke", "invoke-with-response-stream"]);

const DRAWS = /stability\.|titan-image|nova-canvas/;

/** Nova's content has no `type`, and its settings the names that Converse has for them. */
const isNova = ({ messages, inferenceConfig, schemaVersion }: JsonObject): boolean => {
  const [block] = listOf(objectOf(listOf(messages)[0]).content);
  const isBlock = objectOf(block).type === undefined && block !== undefined;
  return isBlock || inferenceConfig !== undefined || schemaVersion !== undefined;
};

/**
 * The families of models by what they are asked and answer: a model's id may be an ARN that does not tell. The first
 * that fits is taken.
 */
const FAMILIES: readonly (readonly [
  fits: (request: JsonObject, answer: JsonObject, model: string) => boolean,
  form: BodyForm,
  operation: Operation,
])[] = [
  [({ anthropic_version, messages }) => Boolean(anthropic_version && messages), anthropicMessage, "chat"],
  [
    ({ embeddingTypes, texts }, { embedding, embeddings }, model) =>
      Boolean(embeddingTypes ?? texts ?? embedding ?? embeddings) || model.includes("embed"),
    bedrockVectors,
    "embeddings",
  ],
  [({ query, documents }) => Boolean(query && documents), rankedDocuments, "rerank"],
  [
    ({ taskType, text_prompts }, { images, artifacts }, model) =>
      Boolean(taskType ?? text_prompts ?? images ?? artifacts) || DRAWS.test(model),
    bedrockImages,
    "image",
  ],
  [(request) => request.messages !== undefined && isNova(request), converse, "chat"],
  [({ messages }) => messages !== undefined, chatCompletion, "chat"],
  [({ message }) => message !== undefined, cohereFirst, "chat"],
  [() => true, promptCompletion, "text_completion"],
];

/** What a body says of its tier is the maker's; Bedrock says its own in headers. */
const tierOf = ({ responseHeader }: Exchange): string | undefined =>
  bedrockTier(
    responseHeader("x-amzn-bedrock-service-tier"),
    responseHeader("x-amzn-bedrock-performanceconfig-latency"),
  );

const read = (exchange: Exchange): Reading => {
  const { model = "", action } = bedrockPath(exchange.path) ?? {};
  const request = objectOf(exchange.request);
  const answer = objectOf(exchange.response);
  const [, form, operation] = FAMILIES.find(([fits]) => fits(request, answer, model)) ?? [];
  const isStream = action === "invoke-with-response-stream";
  const reading = readForm(form ?? promptCompletion, exchange, {
    ...(operation && { operation }),
    requestModel: model,
    isStream,
  });
  const usage = { ...bedrockMetrics(exchange), ...reading.usage };
  return { ...reading, usage, tier: tierOf(exchange) ?? reading.tier };
};

/**
 * Amazon Bedrock's InvokeModel and InvokeModelWithResponseStream, whose bodies are those of the model's maker
 * (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModel.html).
 */
export const bedrockInvoke: Reader = {
  api: "bedrock.invoke",
  provider: "aws.bedrock",
  speaks: ({ method, path }) => method === "POST" && ACTIONS.has(bedrockPath(path)?.action ?? ""),
  read,
};
