import { type Handler, inProject } from "./handler.ts";

/** Run a command on a cassette. */
export const SESSION_HANDLERS = {
  record: inProject(async (...given) => (await import("../on-cassette.ts")).onCassette("record", ...given)),
  replay: inProject(async (...given) => (await import("../on-cassette.ts")).onCassette("replay", ...given)),
} satisfies Record<string, Handler>;
