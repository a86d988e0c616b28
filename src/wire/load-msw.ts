import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

type Network = Pick<
  typeof import("msw/experimental"),
  "defineNetwork" | "NetworkSource" | "HttpNetworkFrame"
>;
type Handlers = Pick<typeof import("msw"), "RequestHandler" | "bypass">;
type Sockets = Pick<typeof import("@mswjs/interceptors/http"), "HttpRequestInterceptor"> &
  Pick<typeof import("@mswjs/interceptors/net"), "SocketInterceptor">;

/** Loads MSW's network, synchronously: the request that needs it is already on its way. */
export const loadNetwork = (): Network => require("msw/experimental") as Network;

/** Loads MSW's request handler, synchronously. */
export const loadHandlers = (): Handlers => require("msw") as Handlers;

/** Loads the interceptors of sockets, synchronously. */
export const loadSockets = (): Sockets => ({
  ...(require("@mswjs/interceptors/http") as Sockets),
  ...(require("@mswjs/interceptors/net") as Sockets),
});
