import type { CallError } from "../call.ts";
import type { CallFacts } from "../calls/call-of.ts";
import { isOperation } from "../calls/operations.ts";
import type { OutputMessage } from "../message.ts";
import type { Reading } from "../providers/provider.ts";
import { GEN_AI, GENERAL, USAGE_NAMES } from "../semconv.ts";
import type { Attributes } from "../span.ts";
import type { Usage } from "../usage.ts";
import { defined, listOf, numberIn, objectOf, textIn } from "../values/json-access.ts";
import { looseMessages, looseTools } from "./loose-messages.ts";
import type { ReadSpan } from "./read-span.ts";

const REQUEST = "gen_ai.request.";

const usageOf = (attributes: Attributes): Usage =>
  defined(
    Object.fromEntries(Object.entries(USAGE_NAMES).map(([kind, name]) => [kind, numberIn(attributes[name])])),
  );

const parametersOf = (attributes: Attributes): Attributes =>
  Object.fromEntries(
    Object.entries(attributes)
      .filter(([name]) => name.startsWith(REQUEST) && name !== GEN_AI.requestModel && name !== GEN_AI.stream)
      .map(([name, value]) => [name.slice(REQUEST.length), value]),
  );

/** Why each answer ended, where only the span as a whole says. */
const outputOf = (attributes: Attributes): OutputMessage[] => {
  const reasons = listOf(attributes[GEN_AI.finishReasons]);
  const messages = looseMessages(attributes[GEN_AI.output], "assistant");
  const answers = messages.length === 0 && reasons.length > 0 ? reasons.map(() => EMPTY) : messages;
  return answers.map((message, index) => ({
    ...message,
    ...defined({ finishReason: message.finishReason ?? textIn(reasons[index]) }),
  }));
};

const EMPTY: OutputMessage = { role: "assistant", parts: [] };

const exceptionType = ({ recorded: { events = [] } }: ReadSpan): string | undefined => {
  const exception = events.findLast((event) => objectOf(event).name === "exception");
  return textIn(objectOf(objectOf(exception).attributes)["exception.type"]);
};

const errorOf = (span: ReadSpan): CallError | undefined => {
  const { attributes, recorded } = span;
  const { status } = recorded;
  const isFailed = status?.code === "error";
  const type = textIn(attributes[GENERAL.errorType]) ?? (isFailed ? exceptionType(span) : undefined);
  if (type === undefined && !isFailed) return undefined;
  const code = numberIn(attributes[GENERAL.httpStatus]);
  return { type: type ?? "error", message: status?.message ?? type ?? "error", ...defined({ status: code }) };
};

/** Reads what a span says of the model's work that it stands for. */
const readingOfSpan = (span: ReadSpan): Partial<Reading> => {
  const { attributes } = span;
  const operation = textIn(attributes[GEN_AI.operation]);
  const seconds = numberIn(attributes[GEN_AI.timeToFirstChunk]);
  const system = looseMessages(attributes[GEN_AI.system], "system");
  return defined({
    operation: isOperation(operation) ? operation : undefined,
    requestModel: textIn(attributes[GEN_AI.requestModel]),
    responseModel: textIn(attributes[GEN_AI.responseModel]),
    responseId: textIn(attributes[GEN_AI.responseId]),
    isStream: seconds !== undefined || attributes[GEN_AI.stream] === true,
    parameters: parametersOf(attributes),
    input: [...system, ...looseMessages(attributes[GEN_AI.input])],
    tools: looseTools(attributes[GEN_AI.tools]),
    output: outputOf(attributes),
    usage: usageOf(attributes),
    tier: textIn(attributes["openai.response.service_tier"]),
    firstToken: seconds === undefined ? undefined : seconds * 1000,
    error: errorOf(span),
  });
};

/** Makes a call of a span alone: of a model that was called on no wire of ours, or whose trace was imported. */
export const factsOfSpan = (span: ReadSpan, duration: number, recordedAt: string | undefined): CallFacts => {
  const { attributes, kind } = span;
  const reading = readingOfSpan(span);
  const { isStream = false, firstToken } = reading;
  const address = textIn(attributes[GENERAL.serverAddress]);
  return {
    kind,
    role: "app",
    method: "",
    url: textIn(attributes[GENERAL.url]) ?? (address === undefined ? "" : `https://${address}`),
    isStream,
    warnings: [],
    ...defined({
      provider: textIn(attributes[GEN_AI.provider]),
      status: numberIn(attributes[GENERAL.httpStatus]),
      recordedAt,
    }),
    reading,
    timing: { chunks: [], duration, ...defined({ firstToken }) },
  };
};

const isEmpty = (value: unknown): boolean =>
  value === undefined || (typeof value === "object" && value !== null && Object.keys(value).length === 0);

/** Fills what the wire does not say of a call by what its span says; a raw call becomes the span's. */
export const filledBySpan = (facts: CallFacts, span: ReadSpan): CallFacts => {
  const told = readingOfSpan(span);
  const missing = Object.entries(told).filter(([name]) => isEmpty(facts.reading[name as keyof Reading]));
  const isRaw = facts.api === undefined && facts.kind === "other";
  if (missing.length === 0 && !isRaw) return facts;
  const provider = facts.provider ?? textIn(span.attributes[GEN_AI.provider]);
  return {
    ...facts,
    ...defined({ provider }),
    ...(isRaw && { kind: span.kind }),
    reading: { ...facts.reading, ...Object.fromEntries(missing) },
  };
};
