import type { RequestHandler } from "msw";
import type { Answer, Live } from "../answer.ts";
import { isBypassed } from "./bypass.ts";
import { lightHandler } from "./light-handler.ts";
import { loadHandlers } from "./load-msw.ts";
import { HOP_BY_HOP } from "./socket-live.ts";

/**
 * Gives handlers for the user's own MSW, `server.use(...handlersFor(answer))`: they answer every request that
 * reaches them. A live request passes that MSW by, with its body sent whole.
 */
export const handlersFor = (answer: Answer): RequestHandler[] => [
  lightHandler(answer, (request) => (isBypassed() ? undefined : liveBeside(request))),
];

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
