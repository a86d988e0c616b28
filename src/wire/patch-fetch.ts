import type { Live } from "../answer.ts";
import { announced } from "./announce-fetch.ts";
import { isBypassed } from "./bypass.ts";
import { withLiveDispatcher } from "./dispatcher.ts";
import { empty } from "./swallow.ts";
import type { Route, WireOptions } from "./wire-options.ts";

type Fetch = typeof globalThis.fetch;
type Ask = (request: Request, live: Live) => Promise<Response>;

/** What the layer over fetch needs of the wire. */
export interface PatchFetchOptions extends Pick<WireOptions, "route"> {
  readonly ask: Ask;
  /** Tells whether the user's own MSW listens: it has the first word, on the sockets below. */
  readonly isShared: () => boolean;
}

/** Puts a thin layer over global fetch; what is routed `pass` reaches the original with the very same arguments. */
export const patchFetch = ({ route, ask, isShared }: PatchFetchOptions): Disposable => {
  const original = globalThis.fetch;
  let mounted = true;

  const wayOf = (input: Parameters<Fetch>[0]): Route => {
    const url = mounted && !isBypassed() ? addressOf(input) : undefined;
    return url ? route(url) : "pass";
  };

  const fetch: Fetch = (...args) => {
    let way: Route;
    try {
      way = wayOf(args[0]);
    } catch (error) {
      return Promise.reject(error);
    }
    if (way === "pass" || isShared()) return original(...args);
    if (way === "swallow") return Promise.resolve(empty());
    return answered(original, args, ask);
  };

  globalThis.fetch = fetch;
  return {
    [Symbol.dispose]: () => {
      mounted = false;
      if (globalThis.fetch === fetch) globalThis.fetch = original;
    },
  };
};

const addressOf = (input: Parameters<Fetch>[0]): URL | undefined => {
  const address = input instanceof Request ? input.url : String(input);
  const url = URL.parse(address);
  return url?.protocol === "https:" || url?.protocol === "http:" ? url : undefined;
};

const answered = async (original: Fetch, args: Parameters<Fetch>, ask: Ask): Promise<Response> => {
  const [input, init] = args;
  const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
  signal?.throwIfAborted();
  const repeatable = await asRepeatable(input, init);
  const request = new Request(...repeatable);
  const live: Live = () => withLiveDispatcher(() => original(...repeatable));
  const response = announced(request, ask, live).then((given) => withUrl(given, request.url));
  return signal ? abortable(response, signal) : response;
};

/** The same arguments with a body that can be read twice: once by the Answer, once by the live request. */
const asRepeatable = async (
  input: Parameters<Fetch>[0],
  init: Parameters<Fetch>[1],
): Promise<Parameters<Fetch>> => {
  const isRequest = input instanceof Request;
  const body = init?.body ?? (isRequest ? input.body : undefined);
  if (body === undefined || body === null || isRepeatable(body)) return [input, init];
  const once = new Request(input, { ...init, duplex: "half" });
  const bytes = await once.arrayBuffer();
  const headers = once.headers;
  return [isRequest ? input : once.url, { ...init, headers, body: bytes }];
};

const isRepeatable = (body: unknown): boolean =>
  typeof body === "string" ||
  body instanceof ArrayBuffer ||
  ArrayBuffer.isView(body) ||
  body instanceof URLSearchParams ||
  body instanceof Blob;

const abortable = (response: Promise<Response>, signal: AbortSignal): Promise<Response> =>
  new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    void response.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });

/** A response made in the process has no address; clients read it, and so does `clone()`. */
const withUrl = (response: Response, url: string): Response => {
  if (response.url !== "") return response;
  const clone = response.clone.bind(response);
  return Object.defineProperties(response, {
    url: { value: url, configurable: true },
    clone: { value: () => withUrl(clone(), url), configurable: true, writable: true },
  });
};
