import { sseEvents } from "../../formats/sse.ts";
import { promptMessages } from "../bodies/prompts.ts";
import type { CallError, Operation } from "../call.ts";
import { bodyText } from "../exchange/body-text.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { firstToken } from "../exchange/first-token.ts";
import { readError } from "../exchange/read-error.ts";
import type { FinishReason, Part } from "../message.ts";
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
import type { Reader, Reading } from "./provider.ts";

const HOST = /(?:^|\.)replicate\.(?:com|net)$/;
const PATH = /\/v1\/(?:(?:models|deployments)\/([^/]+\/[^/]+)\/)?(?:predictions(?:\/[^/]+)?|streams\/[^/]+)$/;

const REASONS = new Map<string, FinishReason>(
  Object.entries({
    succeeded: "stop",
    failed: "error",
    canceled: "canceled",
  }),
);

const isFile = (text: string): boolean => /^(?:https?:\/\/|data:)\S+$/.test(text);

const KINDS = new Map(Object.entries({ mp4: "video", webm: "video", mp3: "audio", wav: "audio" }));

const fileParts = (address: string): Part[] => {
  const kind = KINDS.get(/\.(\w+)$/.exec(address)?.[1] ?? "");
  return [uriPart(address, { modality: kind === "video" || kind === "audio" ? kind : "image" })];
};

/** The output of a model is what it says it is: mostly a text, pieces of one, or files. */
const partsOf = (output: Loose): Part[] => {
  const texts = (Array.isArray(output) ? listOf(output) : [output]).map(textIn);
  const said = texts.filter((text) => text !== undefined);
  if (said.length < texts.length)
    return output === undefined || output === null ? [] : [{ type: "other", name: "output", value: output }];
  if (said.length > 0 && said.every(isFile)) return said.flatMap(fileParts);
  return [{ type: "text", content: said.join("") }];
};

const operationOf = ([part]: readonly Part[]): Operation =>
  part !== undefined && part.type !== "text" && part.type !== "other" ? "image" : "text_completion";

const errorOf = ({ error, status: state }: JsonObject, exchange: Exchange): CallError | undefined => {
  const { status } = exchange;
  return state === "failed"
    ? { type: "failed", message: textIn(error) ?? "", ...defined({ status }) }
    : readError(exchange);
};

/** What was asked stands in the request, and again in each answer to a question how it goes. */
const askedIn = (request: JsonObject, answer: JsonObject): Partial<Reading> => {
  const input = objectOf(request.input ?? answer.input);
  const { prompt, system_prompt } = input;
  const system = textIn(system_prompt);
  return {
    parameters: without(input, new Set(["prompt", "system_prompt"])),
    input: [
      ...(system ? [{ role: "system", parts: [{ type: "text", content: system } as const] }] : []),
      ...promptMessages(prompt),
    ],
  };
};

/** A prediction is a model's call where its output has come; before that, it is a question how it goes. */
const prediction = (exchange: Exchange): Reading => {
  const [request, answer] = [objectOf(exchange.request), objectOf(exchange.response)];
  const { id, model, version, output, status, metrics } = answer;
  const { input_token_count, output_token_count } = objectOf(metrics);
  const parts = partsOf(output);
  const finishReason = REASONS.get(textIn(status) ?? "");
  const isDone = finishReason !== undefined && parts.length > 0;
  return {
    ...(isDone && { operation: operationOf(parts) }),
    ...askedIn(request, answer),
    requestModel: PATH.exec(exchange.path)?.[1] ?? textIn(model) ?? textIn(request.version ?? version),
    responseModel: textIn(model),
    responseId: textIn(id),
    output: isDone ? [{ role: "assistant", parts, finishReason }] : [],
    usage: defined({ input: numberIn(input_token_count), output: numberIn(output_token_count) }),
    error: errorOf(answer, exchange),
  };
};

/** The stream of a prediction is plain text, even where it looks like JSON. */
const stream = (exchange: Exchange): Reading => {
  const { response } = exchange.interaction;
  const events = sseEvents(bodyText(response?.body ?? null) ?? "");
  const content = events.map(({ event, data }) => (event === "output" ? data : "")).join("");
  const isDone = events.some(({ event }) => event === "done");
  return {
    operation: "text_completion",
    isStream: true,
    output:
      content === "" && !isDone
        ? []
        : [
            {
              role: "assistant",
              parts: content === "" ? [] : [{ type: "text", content }],
              ...(isDone && { finishReason: "stop" }),
            },
          ],
    error: readError(exchange),
    firstToken: firstToken(exchange, ({ event, data }) => event === "output" && data !== ""),
  };
};

/** Replicate's predictions and their streams (https://replicate.com/docs/reference/http). */
export const replicate: Reader = {
  api: "replicate.predictions",
  provider: "replicate",
  speaks: ({ host, path }) => HOST.test(host) && PATH.test(path),
  read: (exchange) => (exchange.path.includes("/streams/") ? stream(exchange) : prediction(exchange)),
};
