import { anyResponse, isBodiless } from "../any-response.ts";
import { textOf } from "../cassette/body.ts";
import type { Failure, Interaction, RecordedResponse, Timing } from "../cassette/cassette.ts";
import { chunkSource } from "../cassette/chunk-source.ts";
import { failure } from "../errors.ts";
import { monotonic } from "../real-time.ts";
import { bodyStream } from "./body-stream.ts";
import { delay, nextMacrotask } from "./macrotask.ts";

/** How recorded answers are given. */
export interface RespondOptions {
  /** `instant`: at once (default); `recorded`: with the recorded gaps; a number: those times as many. */
  readonly timing?: "instant" | "recorded" | number | undefined;
  /** The client's signal; aborting it breaks the answer off as it would a live one. */
  readonly signal?: AbortSignal | undefined;
  /** `soon` (default, while `timing` is `instant`) tells SDKs to retry after one millisecond; `recorded` adds nothing. */
  readonly retryAfter?: "soon" | "recorded" | undefined;
  /** Milliseconds beyond the recorded ones to wait for a client that left then to leave again; default: 2000. */
  readonly patience?: number | undefined;
  /** Is told when the answer was given whole, or broke off; a body in one piece counts as given at once. */
  readonly onEnd?: (() => void) | undefined;
}

const PATIENCE_MS = 2000;

const errorOf = (message: string, { code, message: reason }: Failure): TypeError =>
  new TypeError(message, { cause: Object.assign(new Error(reason), code === undefined ? {} : { code }) });

/** Waits until a moment of the recording, scaled. */
type Pace = (recordedMs: number) => Promise<void>;

const paceOf = ({ timing = "instant", signal }: RespondOptions): Pace | undefined => {
  const factor = timing === "instant" ? 0 : timing === "recorded" ? 1 : timing;
  if (factor === 0) return undefined;
  const start = monotonic();
  return async (recordedMs) => {
    const rest = start + recordedMs * factor - monotonic();
    await (rest > 0 ? delay(rest, signal) : nextMacrotask());
  };
};

/** Waits for the client to leave as it did while recording; an explanation where it stays. */
const awaitLeaving = async (
  { timing, failure: why }: Interaction,
  { patience = PATIENCE_MS }: RespondOptions,
  left: AbortSignal | undefined,
): Promise<Error> => {
  await delay(timing.end + patience, left);
  return failure("clientStayed", why?.kind ?? "abort", timing.end);
};

const rejected = async (
  interaction: Interaction,
  options: RespondOptions,
  pace: Pace | undefined,
): Promise<never> => {
  const { failure: why, timing } = interaction;
  if (why?.kind === "network") {
    await pace?.(timing.end);
    options.signal?.throwIfAborted();
    throw errorOf("fetch failed", why);
  }
  const explanation = await awaitLeaving(interaction, options, options.signal);
  options.signal?.throwIfAborted();
  throw explanation;
};

/** What follows the last chunk: `undefined` where the body simply ends. */
const endOf = (
  interaction: Interaction,
  options: RespondOptions,
  pace: Pace | undefined,
): ((left: AbortSignal) => Promise<unknown>) | undefined => {
  const { failure: why, timing, unfinished } = interaction;
  if (why?.kind === "network")
    return async () => {
      await (pace ? pace(timing.end) : nextMacrotask());
      return errorOf("terminated", why);
    };
  if (why || unfinished) return (left) => awaitLeaving(interaction, options, left);
  return pace && (() => pace(timing.end));
};

const dueTimes =
  ({ chunks, headers = 0 }: Timing, pace: Pace) =>
  (index: number): Promise<void> =>
    pace(chunks[index] ?? chunks.at(-1) ?? headers);

/** A body that came in one piece and may be given as text, which is cheaper; without a type `Response` would add one. */
const wholeText = ({ body, headers }: RecordedResponse): string | undefined =>
  body &&
  ("json" in body || "text" in body) &&
  body.cuts === undefined &&
  headers.some(([name]) => name === "content-type")
    ? textOf(body)
    : undefined;

const bodyOf = (
  interaction: Interaction,
  response: RecordedResponse,
  options: RespondOptions,
  pace: Pace | undefined,
): string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>> | null => {
  if (response.body === null && !interaction.failure && !interaction.unfinished) return null;
  if (isBodiless(response.status)) return null;
  const end = endOf(interaction, options, pace);
  const text = end === undefined ? wholeText(response) : undefined;
  if (text !== undefined) return text;
  const chunks = chunkSource(response.body);
  if (chunks.count === 1 && end === undefined) return chunks.at(0);
  const due = pace && dueTimes(interaction.timing, pace);
  return bodyStream({ chunks, due, end, signal: options.signal, onEnd: options.onEnd });
};

/** The wait that SDKs heed before `retry-after`; a recorded one gives way. */
const SOON = "retry-after-ms";

const isRetried = (status: number): boolean => status === 429 || status >= 500;

const headersOf = ({ headers, status }: RecordedResponse, options: RespondOptions): [string, string][] => {
  const lines = headers as [string, string][];
  const isSoon = (options.timing ?? "instant") === "instant" && options.retryAfter !== "recorded";
  if (!isSoon || !isRetried(status)) return lines;
  return [...lines.filter(([name]) => name !== SOON), [SOON, "1"]];
};

const redirected = (response: Response, url: string): Response =>
  Object.defineProperties(response, { url: { value: url }, redirected: { value: true } });

/**
 * Gives the recorded answer: the same status, headers and bytes in the same chunks; what failed fails alike.
 *
 * @throws `TypeError("fetch failed")` with the recorded error code for a broken connection; the client's own abort
 * reason, or `clientStayed`, where the client left while recording.
 */
export const respond = async (interaction: Interaction, options: RespondOptions = {}): Promise<Response> => {
  const { response, timing } = interaction;
  options.signal?.throwIfAborted();
  const pace = paceOf(options);
  if (!response) return rejected(interaction, options, pace).finally(options.onEnd);
  if (pace) {
    await pace(timing.headers ?? 0);
    options.signal?.throwIfAborted();
  }
  const { status, statusText, url } = response;
  const init = { status, statusText, headers: headersOf(response, options) };
  const body = bodyOf(interaction, response, options, pace);
  if (!(body instanceof ReadableStream)) options.onEnd?.();
  const given = anyResponse(body, init);
  return url === undefined ? given : redirected(given, url);
};
