import dc from "node:diagnostics_channel";
import { anyResponse } from "../any-response.ts";
import type { Live } from "../answer.ts";
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

/** A fetch as undici would tell of it. */
interface Announcement {
  /** Tells that it was sent, once. */
  readonly sent: () => void;
  /** Tells of what came of it; gives the response on, with word of its end. */
  readonly settled: (answer: Promise<Response>) => Promise<Response>;
}

const announcing = (asked: Request): Announcement => {
  let request: object | undefined;
  const publish = (channel: dc.Channel, more: object = {}): void =>
    bypassed(() => channel.publish({ request, ...more }));
  const sent = (): void => {
    if (request) return;
    request = requestOf(asked);
    publish(CREATED);
    publish(SENT, { headers: "", socket: {} });
  };
  const end = (error?: unknown): void => {
    sent();
    if (error === undefined) publish(DONE, { trailers: [] });
    else publish(FAILED, { error });
  };
  const settled: Announcement["settled"] = async (answer) => {
    try {
      const response = await answer;
      sent();
      publish(ANSWERED, { response: headOf(response) });
      return followed(response, end);
    } catch (error) {
      end(error);
      throw error;
    }
  };
  return { sent, settled };
};

/**
 * Asks for an answer. Where it comes without the network, what undici would have told of the fetch is told on its
 * diagnostics channels, so that what follows them (tracing of HTTP) sees the same program while replaying as while
 * recording (https://github.com/nodejs/undici/blob/main/docs/docs/api/DiagnosticsChannel.md).
 */
export const announced = async (
  request: Request,
  ask: (request: Request, live: Live) => Promise<Response>,
  live: Live,
): Promise<Response> => {
  if (!isFollowed()) return ask(request, live);
  const { sent, settled } = announcing(request);
  let isLive = false;
  const watched = (): Promise<Response> => {
    isLive = true;
    return live();
  };
  const answer = ask(request, Object.assign(watched, { spare: sent }));
  await Promise.allSettled([answer]);
  return isLive ? answer : settled(answer);
};
