import type { IncomingMessage, RequestOptions } from "node:http";
import { anyResponse, isBodiless } from "../any-response.ts";
import { decodedBody } from "./decoded-body.ts";

/** A request that is to go out over `node:http`. */
export interface LiveRequest {
  readonly method: string;
  /** Where to and by which agent; its header lines are sent as they stand. */
  readonly options: RequestOptions;
  readonly secure?: boolean;
  readonly body: Uint8Array | undefined;
  /** Ends the request until its response begins; the body of that follows its own reader. */
  readonly signal: AbortSignal;
}

/**
 * Sends a request and gives its response: the body decoded as fetch does, in the chunks it arrives in. A kept
 * connection that was closed meanwhile is tried once more.
 *
 * @throws `TypeError("fetch failed")` with the system's error as its cause; the signal's reason after an abort.
 */
export const sendLive = (live: LiveRequest): Promise<Response> =>
  new Promise((resolve, reject) => {
    const { method, options, secure, body, signal } = live;
    const { request } = process.getBuiltinModule(secure ? "node:https" : "node:http");
    const sent = request({ ...options, method });
    const abort = (): void => void sent.destroy();
    signal.addEventListener("abort", abort, { once: true });
    let isAnswered = false;
    sent.on("response", (message) => {
      isAnswered = true;
      signal.removeEventListener("abort", abort);
      resolve(responseOf(message, method));
    });
    sent.on("error", (error: NodeJS.ErrnoException) => {
      signal.removeEventListener("abort", abort);
      // The body tells of it; sent again, the request would be paid for twice.
      if (isAnswered) return;
      if (signal.aborted) reject(signal.reason);
      else if (sent.reusedSocket && error.code === "ECONNRESET") resolve(sendLive(live));
      else reject(new TypeError("fetch failed", { cause: error }));
    });
    sent.end(body);
  });

const responseOf = (message: IncomingMessage, method: string): Response => {
  const status = message.statusCode ?? 200;
  const headers = new Headers();
  for (let at = 0; at < message.rawHeaders.length; at += 2)
    headers.append(message.rawHeaders[at] ?? "", message.rawHeaders[at + 1] ?? "");
  const empty = method === "HEAD" || isBodiless(status);
  if (empty) message.resume();
  return anyResponse(empty ? null : decodedBody(message, message.headers["content-encoding"]), {
    status,
    statusText: message.statusMessage ?? "",
    headers,
  });
};
