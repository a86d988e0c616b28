import type { HttpRequestInterceptor } from "@mswjs/interceptors/http";
import type { bypass, RequestHandler } from "msw";
import type { defineNetwork, HttpNetworkFrame, NetworkSource } from "msw/experimental";

/** Node's own, past the one that Vitest's vm pools put in its place: MSW patches Node, not a window. */
const require = process.getBuiltinModule("node:module").createRequire(import.meta.url);

interface Network {
  readonly defineNetwork: typeof defineNetwork;
  readonly HttpNetworkFrame: typeof HttpNetworkFrame;
  readonly NetworkSource: typeof NetworkSource;
}

interface Handlers {
  readonly RequestHandler: typeof RequestHandler;
  readonly bypass: typeof bypass;
}

interface Sockets {
  readonly HttpRequestInterceptor: typeof HttpRequestInterceptor;
}

/** Loads MSW's network, synchronously: the request that needs it is already on its way. */
export const loadNetwork = (): Network => require("msw/experimental") as Network;

/** Loads MSW's request handler, synchronously. */
export const loadHandlers = (): Handlers => require("msw") as Handlers;

/** Loads the interceptor of sockets, synchronously. */
export const loadSockets = (): Sockets => require("@mswjs/interceptors/http") as Sockets;
