import { handlersFor } from "../wire/handlers.ts";
import { currentDesk } from "./active.ts";

/**
 * Gives handlers for an MSW of your own, `server.use(...cassetteHandlers())`, where it would see LLM requests first:
 * they answer from the cassette in use.
 */
export const cassetteHandlers = (): ReturnType<typeof handlersFor> =>
  handlersFor(
    (request, live) => currentDesk()?.answer(request, live) ?? live(),
    (url) => currentDesk()?.route(url) ?? "pass",
  );
