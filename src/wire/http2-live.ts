import type { ClientHttp2Stream, IncomingHttpHeaders } from "node:http2";
import { anyResponse, isBodiless } from "../any-response.ts";
import { decodedBody } from "./decoded-body.ts";
import { cutOff } from "./http2-failure.ts";

/** `NGHTTP2_CANCEL`: the request is no longer wanted. */
const CANCEL = 8;

/**
 * Reads the answer to a request that was sent to the real host over HTTP/2, its body decoded and chunk by chunk.
 *
 * @throws `TypeError("fetch failed")` with the stream's own error as its cause; the signal's reason after an abort.
 */
export const readHttp2Answer = (stream: ClientHttp2Stream, signal: AbortSignal): Promise<Response> =>
  new Promise((resolve, reject) => {
    const abort = (): void => stream.close(CANCEL);
    const fail = (error: Error): void =>
      reject(signal.aborted ? signal.reason : new TypeError("fetch failed", { cause: error }));
    signal.addEventListener("abort", abort, { once: true });
    stream.on("response", (headers) => {
      signal.removeEventListener("abort", abort);
      resolve(responseOf(stream, headers));
    });
    stream.on("error", fail);
    stream.on("close", () => {
      signal.removeEventListener("abort", abort);
      fail(cutOff());
    });
    if (signal.aborted) abort();
  });

const responseOf = (stream: ClientHttp2Stream, lines: IncomingHttpHeaders): Response => {
  const status = Number(lines[":status"]);
  const headers = new Headers();
  for (const [name, value] of Object.entries(lines))
    if (!name.startsWith(":")) for (const each of [value].flat()) headers.append(name, String(each));
  const isEmpty = stream.endAfterHeaders || isBodiless(status);
  if (isEmpty) stream.resume();
  // A stream whose connection is lost ends as if it were whole, but for this.
  const broken = (): Error | undefined => (stream.rstCode === 0 ? undefined : cutOff());
  const body = isEmpty ? null : decodedBody(stream, headers.get("content-encoding") ?? undefined, broken);
  return anyResponse(body, { status, headers });
};
