import type { JsonValue } from "../../formats/json.ts";
import type { StreamEvent } from "../exchange/stream-events.ts";
import { listOf, numberIn, objectOf, textIn, type JsonObject, type Loose } from "../values/json-access.ts";
import { withPartialArgs } from "./gemini-partial-args.ts";
import { geminiParts } from "./gemini-parts.ts";

/** One candidate while it grows. */
interface Growing {
  readonly parts: JsonObject[];
  readonly said: Record<string, JsonValue>;
  readonly chosen: JsonValue[];
  readonly top: JsonValue[];
}

const isUnfinished = ({ functionCall }: JsonObject): boolean => objectOf(functionCall).willContinue === true;

const continuedCall = (last: JsonObject, part: JsonObject): JsonObject => {
  const { args, ...begun } = objectOf(last.functionCall);
  const { partialArgs, willContinue = false } = objectOf(part.functionCall);
  const functionCall = { ...begun, args: withPartialArgs(args, partialArgs), willContinue };
  return { ...last, functionCall };
};

const startedCall = (part: JsonObject): JsonObject => {
  const { partialArgs, ...call } = objectOf(part.functionCall);
  return partialArgs === undefined
    ? part
    : { ...part, functionCall: { ...call, args: withPartialArgs(call.args, partialArgs) } };
};

const isPlainText = (part: JsonObject): boolean => textIn(part.text) !== undefined;

const addPart = (parts: JsonObject[], part: JsonObject): void => {
  const last = parts.at(-1) ?? {};
  if (isPlainText(last) && isPlainText(part) && last.thought === part.thought)
    parts[parts.length - 1] = { ...last, text: `${textIn(last.text)}${textIn(part.text)}` };
  else if (isUnfinished(last) && part.functionCall !== undefined)
    parts[parts.length - 1] = continuedCall(last, part);
  else parts.push(part.functionCall === undefined ? part : startedCall(part));
};

const grow = (candidate: Growing, piece: JsonObject): void => {
  const { content, logprobsResult, ...said } = piece;
  Object.assign(candidate.said, said);
  for (const part of listOf(objectOf(content).parts)) addPart(candidate.parts, objectOf(part));
  const { chosenCandidates, topCandidates } = objectOf(logprobsResult);
  for (const each of listOf(chosenCandidates)) candidate.chosen.push(each);
  for (const each of listOf(topCandidates)) candidate.top.push(each);
};

const wholeOf = ({ parts, said, chosen, top }: Growing): JsonObject => ({
  ...said,
  content: { role: "model", parts },
  ...(chosen.length > 0 && { logprobsResult: { chosenCandidates: chosen, topCandidates: top } }),
});

/**
 * Puts the pieces of a streamed answer together: each is an answer of its own, with the next part of every candidate and
 * what was used so far (https://ai.google.dev/api/generate-content#method:-models.streamgeneratecontent).
 */
export const foldGeminiStream = (events: readonly StreamEvent[]): Loose => {
  const whole: Record<string, JsonValue> = {};
  const usageMetadata: Record<string, JsonValue> = {};
  const candidates = new Map<number, Growing>();
  for (const { data } of events) {
    const { candidates: pieces, usageMetadata: usage, ...rest } = objectOf(data);
    Object.assign(whole, rest);
    Object.assign(usageMetadata, objectOf(usage));
    for (const piece of listOf(pieces).map(objectOf)) {
      const index = numberIn(piece.index) ?? 0;
      const candidate = candidates.get(index) ?? { parts: [], said: {}, chosen: [], top: [] };
      candidates.set(index, candidate);
      grow(candidate, piece);
    }
  }
  const grown = [...candidates].toSorted(([a], [b]) => a - b).map(([, candidate]) => wholeOf(candidate));
  return { ...whole, usageMetadata, ...(grown.length > 0 && { candidates: grown }) };
};

/** Tells whether an event holds a piece of text, thought, media or a tool call. */
export const isGeminiOutput = ({ data }: StreamEvent): boolean =>
  listOf(objectOf(data).candidates).some((candidate) => geminiParts(objectOf(candidate).content).length > 0);
