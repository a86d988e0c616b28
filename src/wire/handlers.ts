import type { RequestHandler } from "msw";
import type { Answer, Live } from "../answer.ts";
import { isBypassed } from "./bypass.ts";
import { HOP_BY_HOP } from "./hop-by-hop.ts";
import { lightHandler } from "./light-handler.ts";
import { loadHandlers } from "./load-msw.ts";
import { empty } from "./swallow.ts";
import type { Route, WireOptions } from "./wire-options.ts";

/**
 * Gives handlers for the user's own MSW, `server.use(...handlersFor(answer))`: they answer the requests that reach
 * them, as far as `route` (default: all) says. A live request passes that MSW by, with its body sent whole.
 */
export const handlersFor = (
  answer: Answer,
  route: WireOptions["route"] = () => "answer",
): RequestHandler[] => {
  const wayOf = ({ url }: Request): Route => (isBypassed() ? "pass" : route(new URL(url)));
  return [
    lightHandler(
      async (request, live) => (wayOf(request) === "swallow" ? empty() : answer(request, live)),
      (request) => (wayOf(request) === "pass" ? undefined : liveBeside(request)),
    ),
  ];
};

const liveBeside = (request: Request): Live => {
  const { bypass } = loadHandlers();
  const kept = request.clone();
  return async () => {
    const body = kept.body ? await kept.arrayBuffer() : null;
    const headers = [...kept.headers].filter(([name]) => !HOP_BY_HOP.has(name) && name !== "host");
    const { method, signal, url } = kept;
    return fetch(bypass(new Request(url, { method, headers, body, signal, redirect: "manual" })));
  };
};
