import type { JsonValue } from "../../formats/json.ts";
import {
  defined,
  listOf,
  numberIn,
  objectOf,
  textIn,
  without,
  type JsonObject,
} from "../../trace/values/json-access.ts";
import { streamedCompletion, type AimockAnswer } from "./aimock-stream.ts";
import { envelopeOf, reasonOf, turnOf, usageOf } from "./aimock-turn.ts";

const JSON_TYPE = ["content-type", "application/json"] as const;
/** Calls count themselves only in streams. */
const INDEX = new Set(["index"]);
const AUDIO_TYPES: Readonly<Record<string, string>> = {
  mp3: "audio/mpeg",
  opus: "audio/opus",
  aac: "audio/aac",
  flac: "audio/flac",
  wav: "audio/wav",
  pcm: "audio/pcm",
};

const jsonAnswer = (path: string, body: JsonValue, status = 200): AimockAnswer => ({
  path,
  status,
  responseHeaders: [JSON_TYPE],
  responseBody: Buffer.from(JSON.stringify(body)),
});

const whole = (response: JsonObject, model: string | undefined): AimockAnswer => {
  const turn = turnOf(response);
  const message = {
    role: textIn(response["role"]) ?? "assistant",
    content: turn.content,
    ...defined({ reasoning_content: response["reasoning"] }),
    ...(turn.calls.length > 0 && { tool_calls: turn.calls.map((call) => without(call, INDEX)) }),
  };
  return jsonAnswer("/v1/chat/completions", {
    ...envelopeOf(response, model, "chat.completion"),
    choices: [{ index: 0, message, finish_reason: reasonOf(response, turn) }],
    ...defined({ usage: usageOf(response["usage"]) }),
  });
};

const failed = ({ error, status, retryAfter }: JsonObject): AimockAnswer => {
  const code = numberIn(status) ?? 500;
  const { message, type, param, code: name } = objectOf(error);
  const body = {
    error: { message: message ?? "", type: type ?? null, param: param ?? null, code: name ?? null },
  };
  const answer = jsonAnswer("/v1/chat/completions", body, code);
  if (code !== 429) return answer;
  return { ...answer, responseHeaders: [JSON_TYPE, ["retry-after", String(numberIn(retryAfter) ?? 1)]] };
};

const imageOf = (value: JsonValue): JsonObject => {
  const { url, b64Json, revisedPrompt } = objectOf(value);
  return defined({ url, b64_json: b64Json, revised_prompt: revisedPrompt });
};

const spoken = ({ audio, format }: JsonObject): AimockAnswer => {
  const { b64Json, contentType } = objectOf(audio);
  const type = textIn(contentType) ?? AUDIO_TYPES[textIn(format) ?? "mp3"] ?? "audio/mpeg";
  return {
    path: "/v1/audio/speech",
    status: 200,
    responseHeaders: [["content-type", type]],
    responseBody: Buffer.from(textIn(b64Json) ?? textIn(audio) ?? "", "base64"),
  };
};

/**
 * Makes the HTTP answer of a fixture (https://aimock.copilotkit.dev): chat completions, a stream of them where the fixture
 * tells how it streams, errors, embeddings, images, speech and transcriptions. `undefined`: what has no form in OpenAI's API.
 */
export const answerOf = (fixture: JsonObject): AimockAnswer | undefined => {
  const response = objectOf(fixture["response"]);
  const model = textIn(objectOf(fixture["match"])["model"]);
  const { error, embedding, image, images, transcription, audio, content, toolCalls, blocks } = response;
  if (error !== undefined) return failed(response);
  if (audio !== undefined) return spoken(response);
  if (embedding !== undefined)
    return jsonAnswer("/v1/embeddings", {
      object: "list",
      data: [{ object: "embedding", index: 0, embedding }],
      model: textIn(response["model"]) ?? model ?? "",
      ...defined({ usage: usageOf(response["usage"]) }),
    });
  if (image !== undefined || images !== undefined)
    return jsonAnswer("/v1/images/generations", {
      created: 0,
      data: (image === undefined ? listOf(images) : [image]).map(imageOf),
    });
  if (transcription !== undefined) return jsonAnswer("/v1/audio/transcriptions", transcription);
  if (content === undefined && toolCalls === undefined && blocks === undefined) return undefined;
  const tellsStream = ["recordedTimings", "chunkSize", "streamingProfile"].some((name) => name in fixture);
  return tellsStream ? streamedCompletion(fixture, response, model) : whole(response, model);
};
