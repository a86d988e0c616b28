import type { JsonValue } from "../../formats/json.ts";
import type { Message, OutputMessage, Part, TokenLogprob, ToolDefinition } from "../message.ts";
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
import { camelCased, geminiParts } from "./gemini-parts.ts";
import { foldGeminiStream, isGeminiOutput } from "./gemini-stream.ts";
import { geminiTier, geminiUsage } from "./gemini-usage.ts";
import { systemMessages } from "./system-messages.ts";

const NAMED = new Set(["model", "contents", "systemInstruction", "system_instruction", "tools"]);
const ROLES = new Map(Object.entries({ model: "assistant", function: "tool" }));
/** Tools of Google's that the program runs. */
const RUN_BY_CLIENT = new Set(["computerUse"]);
/** What is told of a candidate beside its content. */
const SOURCES = ["groundingMetadata", "citationMetadata", "urlContextMetadata"];
/** Finish reasons by their number, as far as the API and Vertex AI agree on them. */
const REASONS = ["FINISH_REASON_UNSPECIFIED", "STOP", "MAX_TOKENS", "SAFETY", "RECITATION", "OTHER"];

const contentsOf = (contents: Loose): readonly JsonValue[] =>
  contents === undefined || Array.isArray(contents) ? listOf(contents) : [contents];

const messageOf = (content: JsonValue): Message => {
  const role = textIn(objectOf(content).role) ?? "user";
  return { role: ROLES.get(role) ?? role, parts: geminiParts(content) };
};

const functionTool = (value: JsonValue): ToolDefinition => {
  const { name, description, parameters, parametersJsonSchema } = camelCased(value);
  return {
    name: textIn(name) ?? "",
    ...defined({ description: textIn(description), parameters: parameters ?? parametersJsonSchema }),
  };
};

const toolsOf = (value: JsonValue): ToolDefinition[] => {
  const { functionDeclarations, ...others } = camelCased(value);
  return [
    ...listOf(functionDeclarations).map(functionTool),
    ...Object.keys(others).map((name) => ({ name, ...(!RUN_BY_CLIENT.has(name) && { hosted: name }) })),
  ];
};

const asked = (body: Loose): Asked => {
  const request = objectOf(body);
  const { contents, systemInstruction, tools } = camelCased(request);
  return {
    requestModel: textIn(request.model)?.replace(/^models\//, ""),
    parameters: without(request, NAMED),
    input: [...systemMessages(geminiParts(systemInstruction)), ...contentsOf(contents).map(messageOf)],
    tools: contentsOf(tools).flatMap(toolsOf),
  };
};

const likelihood = (value: Loose): TokenLogprob => {
  const { token, logProbability } = objectOf(value);
  return { token: textIn(token) ?? "", logprob: numberIn(logProbability) ?? 0 };
};

const logprobsOf = (value: Loose): TokenLogprob[] | undefined => {
  const { chosenCandidates, topCandidates } = objectOf(value);
  const top = listOf(topCandidates).map((at) => listOf(objectOf(at).candidates).map(likelihood));
  const chosen = listOf(chosenCandidates).map((token, index) => ({
    ...likelihood(token),
    ...defined({ alternatives: top[index] }),
  }));
  return chosen.length > 0 ? chosen : undefined;
};

const sourcesOf = (candidate: JsonObject): Part[] =>
  SOURCES.flatMap((name) => {
    const value = candidate[name];
    return value === undefined || Object.keys(objectOf(value)).length === 0
      ? []
      : [{ type: "other", name, value }];
  });

const outputOf = (value: JsonValue): OutputMessage => {
  const candidate = objectOf(value);
  const { content, finishReason, logprobsResult } = candidate;
  return {
    role: "assistant",
    parts: [...geminiParts(content), ...sourcesOf(candidate)],
    ...defined({
      finishReason: finishReasonOf(textIn(finishReason) ?? REASONS[numberIn(finishReason) ?? -1]),
      logprobs: logprobsOf(logprobsResult),
    }),
  };
};

/** An answer without candidates to a prompt that was blocked is one that a filter ended before it began. */
const blocked = (promptFeedback: Loose): OutputMessage[] =>
  objectOf(promptFeedback).blockReason === undefined
    ? []
    : [{ role: "assistant", parts: [], finishReason: "content_filter" }];

const answered = (body: Loose): Answered => {
  const { candidates, promptFeedback, usageMetadata, modelVersion, responseId } = objectOf(body);
  const output = listOf(candidates).map(outputOf);
  return {
    responseId: textIn(responseId),
    responseModel: textIn(modelVersion),
    output: output.length > 0 ? output : blocked(promptFeedback),
    usage: geminiUsage(usageMetadata),
    tier: geminiTier(usageMetadata),
  };
};

/** The bodies of Gemini's `generateContent` (https://ai.google.dev/api/generate-content). */
export const geminiContent: BodyForm = {
  asked,
  answered,
  folded: foldGeminiStream,
  isOutput: isGeminiOutput,
};
