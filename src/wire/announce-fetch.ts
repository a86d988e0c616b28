import dc from "node:diagnostics_channel";
import { anyResponse } from "../any-response.ts";
import { bypassed } from "./bypass.ts";

const CREATED = dc.channel("undici:request:create");
const SENT = dc.channel("undici:client:sendHeaders");
const ANSWERED = dc.channel("undici:request:headers");
const DONE = dc.channel("undici:request:trailers");
const FAILED = dc.channel("undici:request:error");

/** Says whether somebody follows requests to their end: we do not. */
const isFollowed = (): boolean => ANSWERED.hasSubscribers || DONE.hasSubscribers;

const requestOf = ({ method, url, headers }: Request): object => {
  const { origin, pathname, search } = new URL(url);
  const lines = [...headers].flat();
  return { origin, path: pathname + search, method, headers: lines, completed: false, addHeader: () => {} };
};

const headOf = ({ status, statusText, headers }: Response): object => ({
  statusCode: status,
  statusText,
  headers: [...headers].flat().map((text) => Buffer.from(text, "latin1")),
});

/** The same bytes in the same chunks, with word of their end. */
const followedBody = (
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  onEnd: (error?: unknown) => void,
): ReadableStream<Uint8Array<ArrayBuffer>> => {
  const reader = body.getReader();
  const read = () =>
    reader.read().catch((error: unknown) => {
      onEnd(error);
      throw error;
    });
  return new ReadableStream({
    type: "bytes",
    pull: async (controller: ReadableByteStreamController) => {
      const { done, value } = await read();
      if (!done) return controller.enqueue(value);
      controller.close();
      // A pending BYOB read only ends with this.
      controller.byobRequest?.respond(0);
      onEnd();
    },
    cancel: async (reason) => {
      onEnd();
      await reader.cancel(reason);
    },
  });
};

const followed = (response: Response, onEnd: (error?: unknown) => void): Response => {
  const { body, status, statusText, headers, url, redirected } = response;
  if (!body) {
    onEnd();
    return response;
  }
  const copy = anyResponse(followedBody(body, onEnd), { status, statusText, headers });
  return Object.defineProperties(copy, {
    url: { value: url, configurable: true },
    redirected: { value: redirected },
  });
};

/**
 * Tells of a fetch that was answered without the network what undici would have told of it on its diagnostics channels,
 * so that what follows them (tracing of HTTP) sees the same program while replaying as while recording
 * (https://github.com/nodejs/undici/blob/main/docs/docs/api/DiagnosticsChannel.md).
 */
export const announced = async (
  asked: Request,
  answer: Promise<Response>,
  wentLive: () => boolean,
): Promise<Response> => {
  if (!isFollowed()) return answer;
  const request = requestOf(asked);
  const publish = (channel: dc.Channel, more: object = {}): void =>
    bypassed(() => channel.publish({ request, ...more }));
  const begin = (): void => {
    publish(CREATED);
    publish(SENT, { headers: "", socket: {} });
  };
  const end = (error?: unknown): void =>
    error === undefined ? publish(DONE, { trailers: [] }) : publish(FAILED, { error });
  try {
    const response = await answer;
    if (wentLive()) return response;
    begin();
    publish(ANSWERED, { response: headOf(response) });
    return followed(response, end);
  } catch (error) {
    if (!wentLive()) {
      begin();
      end(error);
    }
    throw error;
  }
};
