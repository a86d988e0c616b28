import type { Interaction } from "../cassette/cassette.ts";
import { isoTime } from "../formats/iso-time.ts";
import type { Call } from "./call.ts";
import { callOf, type CallFacts, type CallPlace, type ReadOptions } from "./calls/call-of.ts";
import { doubtsAbout } from "./calls/doubts-about.ts";
import { kindOf } from "./calls/operations.ts";
import { type Exchange, openExchange } from "./exchange/exchange.ts";
import { looksLikeModelCall } from "./exchange/looks-like-model-call.ts";
import { providerOfHost } from "./exchange/provider-of-host.ts";
import { rateLimitOf } from "./exchange/rate-limit.ts";
import { readError } from "./exchange/read-error.ts";
import type { OutputMessage } from "./message.ts";
import { readerOf } from "./providers/index.ts";
import type { Reader, Reading } from "./providers/provider.ts";
import { boundedMs } from "./values/bounded-ms.ts";
import { defined, objectOf, textIn } from "./values/json-access.ts";

export type { ReadOptions } from "./calls/call-of.ts";

const unread = (exchange: Exchange, warning: string): Partial<Reading> => ({
  requestModel: textIn(objectOf(exchange.request).model),
  error: readError(exchange),
  warnings: [warning],
});

const readBy = (reader: Reader | undefined, exchange: Exchange): Partial<Reading> => {
  if (!reader) return unread(exchange, `no reader knows ${exchange.method} ${exchange.host}${exchange.path}`);
  try {
    return reader.read(exchange);
  } catch (error) {
    return unread(exchange, `it could not be read as ${reader.api}: ${String(error)}`);
  }
};

const saidWhy = ({ finishReason }: OutputMessage): boolean =>
  finishReason !== undefined && finishReason !== "error";

/** A client that leaves after the model's last word has missed nothing: SDKs stop reading at `[DONE]`. */
const withoutFarewell = (reading: Partial<Reading>): Partial<Reading> => {
  const { output = [], error } = reading;
  const isWhole = output.length > 0 && output.every(saidWhy);
  return isWhole && error?.type === "abort" ? { ...reading, error: undefined } : reading;
};

/** Reads what the wire says of a call; of one that no reader knows, that it is raw, with a warning. */
export const readFacts = (interaction: Interaction): CallFacts => {
  const exchange = openExchange(interaction);
  const reader = readerOf(exchange);
  const reading = withoutFarewell(readBy(reader, exchange));
  const { request, failure, role, timing, recordedAt } = interaction;
  const isUnknownModel = reader === undefined && looksLikeModelCall(exchange.request);
  return {
    kind: isUnknownModel ? "model" : kindOf(reading.operation),
    role,
    method: request.method,
    url: request.url,
    ...defined({
      recordedAt: isoTime(Date.parse(recordedAt)) && recordedAt,
      status: exchange.status,
      failure,
      provider: providerOfHost(exchange) ?? reader?.provider,
      api: reader?.api,
      rateLimit: rateLimitOf(interaction),
    }),
    isStream: reading.isStream ?? exchange.events.length > 0,
    reading,
    timing: {
      chunks: timing.chunks,
      duration: boundedMs(timing.end),
      ...defined({
        headers: timing.headers,
        firstChunk: timing.chunks[0],
        firstToken: reading.firstToken,
      }),
    },
    warnings: doubtsAbout(reading, exchange),
    interaction,
  };
};

/** Reads one interaction as a call; what no reader knows is a raw call with a warning. */
export const readCall = (interaction: Interaction, place: CallPlace, options: ReadOptions = {}): Call =>
  callOf(readFacts(interaction), { span: interaction.span, ...place }, options);
