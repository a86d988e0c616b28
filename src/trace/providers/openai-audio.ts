import { bytesOf, textOf } from "../../cassette/body.ts";
import { contentParts } from "../bodies/content-parts.ts";
import { tokenLogprobs } from "../bodies/token-logprobs.ts";
import { tokenUsage } from "../bodies/token-usage.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { firstToken } from "../exchange/first-token.ts";
import { modelInPath } from "../exchange/model-in-path.ts";
import { readError } from "../exchange/read-error.ts";
import { requestForm, type RequestForm } from "../exchange/request-form.ts";
import type { StreamEvent } from "../exchange/stream-events.ts";
import type { Message, OutputMessage } from "../message.ts";
import { defined, objectOf, textIn, without, type JsonObject, type Loose } from "../values/json-access.ts";
import { blobPart } from "../values/media-part.ts";
import type { Reader, Reading } from "./provider.ts";

const PATH = /\/audio\/(speech|transcriptions|translations)$/;
const NAMED = new Set(["model", "input", "prompt", "file", "stream"]);

const inputOf = ({ fields, files }: RequestForm): Message[] => {
  const parts = [...contentParts(fields.input), ...contentParts(fields.prompt), ...files];
  return parts.length > 0 ? [{ role: "user", parts }] : [];
};

/** Sound comes as its bytes, in pieces of a stream, or (Mistral) as base64 in JSON. */
const spokenSize = ({ interaction, response, events }: Exchange): number => {
  const pieces =
    events.length > 0 ? events.map(({ data }) => objectOf(data).audio) : [objectOf(response).audio_data];
  const texts = pieces.flatMap((piece) => textIn(piece) ?? []);
  if (texts.length === 0) return bytesOf(interaction.response?.body ?? null).length;
  return texts.reduce((size, text) => size + (blobPart(text, {}).size ?? 0), 0);
};

const speechOf = (exchange: Exchange): OutputMessage[] => {
  const size = spokenSize(exchange);
  if (size === 0) return [];
  const type = exchange.responseHeader("content-type");
  const mimeType = type?.startsWith("audio/") ? type : undefined;
  return [
    { role: "assistant", parts: [{ type: "blob", modality: "audio", ...defined({ mimeType }), size }] },
  ];
};

/** The last event holds the whole text; a stream that broke off has its pieces only. */
const folded = (events: readonly StreamEvent[]): Loose => {
  const all = events.map(({ data }) => objectOf(data));
  const done = all.find(({ type }) => type === "transcript.text.done");
  return done ?? { text: all.map(({ delta }) => textIn(delta) ?? "").join("") };
};

/** Subtitles and plain text are no JSON. */
const heardOf = ({ interaction, response }: Exchange): Loose =>
  response !== undefined && objectOf(response).text !== undefined
    ? response
    : { text: textOf(interaction.response?.body ?? null) ?? "" };

const transcriptOf = ({ text, logprobs }: JsonObject): OutputMessage[] => [
  { role: "assistant", parts: contentParts(text), ...defined({ logprobs: tokenLogprobs(logprobs) }) },
];

const isOutput = ({ data }: StreamEvent): boolean => {
  const { delta, audio } = objectOf(data);
  return Boolean(textIn(delta) ?? textIn(audio));
};

const answerOf = (exchange: Exchange): JsonObject =>
  objectOf(exchange.events.length > 0 ? folded(exchange.events) : exchange.response);

const outputOf = (exchange: Exchange, isSpeech: boolean): OutputMessage[] => {
  const { interaction, events } = exchange;
  if ((interaction.response?.body ?? null) === null) return [];
  if (isSpeech) return speechOf(exchange);
  return transcriptOf(objectOf(events.length > 0 ? folded(events) : heardOf(exchange)));
};

const read = (exchange: Exchange): Reading => {
  const form = requestForm(exchange);
  const isSpeech = exchange.path.endsWith("/speech");
  const error = readError(exchange);
  const usages = [...exchange.events.map(({ data }) => objectOf(data).usage), answerOf(exchange).usage];
  return {
    operation: isSpeech ? "speech" : "transcription",
    requestModel: textIn(form.fields.model) ?? modelInPath(exchange.path),
    isStream: exchange.events.length > 0 || form.fields.stream === true || form.fields.stream === "true",
    parameters: without(form.fields, NAMED),
    input: inputOf(form),
    output: error ? [] : outputOf(exchange, isSpeech),
    usage: tokenUsage(usages.findLast((usage) => usage !== undefined && usage !== null)),
    error,
    firstToken: firstToken(exchange, isOutput),
  };
};

/**
 * OpenAI audio, of whichever host: speech, transcriptions and translations
 * (https://platform.openai.com/docs/api-reference/audio).
 */
export const openaiAudio: Reader = {
  api: "openai.audio",
  provider: "openai",
  speaks: ({ method, path }) => method === "POST" && PATH.test(path),
  read,
};
