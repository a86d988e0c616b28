import { failure } from "../errors.ts";
import { watchAgentPools } from "./agent-pools.ts";
import { isBypassed } from "./bypass.ts";
import { carryContexts } from "./carried-context.ts";
import { connectionTarget, offersOnlyHttp2 } from "./connection-target.ts";
import { renewGlobalDispatchers } from "./dispatcher.ts";
import { refusal } from "./guard.ts";
import { openHttp2Road } from "./http2-road.ts";
import { othersListen } from "./msw-internals.ts";
import { type Network, openNetwork } from "./network.ts";
import { originRoute } from "./origin-route.ts";
import { type Choose, patchConnect } from "./patch-connect.ts";
import { patchFetch } from "./patch-fetch.ts";
import { openSocketRoad } from "./socket-road.ts";
import type { Wire, WireOptions } from "./wire-options.ts";

export type { ForeignAttempt, Route, Wire, WireOptions } from "./wire-options.ts";

const SLOT = Symbol.for("llm-replay.wire");
const slot = globalThis as { [SLOT]?: Disposable & { readonly module: object } };
/** This evaluation of the module; a mount of another one was left behind by a test file that is over. */
const module = {};

/**
 * Mounts an Answer on the process's network: global fetch, and every socket that leads to an answered host.
 * MSW loads with the first request that is answered; until then there is a thin layer over fetch and over
 * `Socket.prototype.connect`. One mount serves a process.
 *
 * @throws wireMounted where this module has mounted an Answer already.
 */
export const mountWire = (options: WireOptions): Wire => {
  if (slot[SLOT]?.module === module) throw failure("wireMounted");
  slot[SLOT]?.[Symbol.dispose]();

  const undos: Disposable[] = [];
  const keep = <T extends Disposable>(part: T): T => {
    undos.unshift(part);
    return part;
  };
  let network: Network | undefined;
  let road: Disposable | undefined;
  const isShared = (): boolean => othersListen(road ? 1 : 0);
  const ask: Network["ask"] = (request, live) =>
    (network ??= keep(openNetwork(options.answer))).ask(request, live);

  const contexts = keep(carryContexts(options.route));
  const routeOf = originRoute(options, contexts);
  const openRoad = (): void => {
    road = keep(openSocketRoad({ ...options, ask, contexts, routeOf }));
  };
  const choose: Choose = (socket, args) => {
    const target = isBypassed() ? undefined : connectionTarget(socket, args);
    const way = target ? routeOf(target) : "pass";
    if (!target || way === "pass") return isShared() && !isBypassed() ? "intercepted" : "alone";
    if (offersOnlyHttp2(target.protocols)) {
      if (way === "maybe") return "alone";
      return refusal(way === "answer" ? options.foreign : () => "refuse", "http2", target) ?? "alone";
    }
    if (!road) connect.under(() => pools.under(openRoad));
    return "intercepted";
  };
  const connect = keep(patchConnect(choose));
  const pools = keep(watchAgentPools({ isOurs: (target) => routeOf(target) !== "pass", isShared }));
  keep(renewGlobalDispatchers());
  keep(openHttp2Road({ ...options, ask, routeOf }));
  keep(patchFetch({ route: options.route, ask, isShared }));

  const mounted = {
    module,
    [Symbol.dispose]: () => {
      for (const part of undos.splice(0)) part[Symbol.dispose]();
      if (slot[SLOT] === mounted) delete slot[SLOT];
    },
  };
  slot[SLOT] = mounted;
  return {
    loaded: () => network !== undefined || road !== undefined,
    [Symbol.dispose]: mounted[Symbol.dispose],
  };
};
