import { failure } from "../../errors.ts";
import type { RespondOptions } from "../../replay/respond.ts";
import { printCount } from "../../trace/print-figures.ts";
import type { Asked, Listening, ListenOptions } from "../../wire/server/listen.ts";
import { isLoopback } from "../../wire/server/own-host.ts";
import type { ProjectOptions } from "../config/project-options.ts";
import type { Host } from "../host.ts";
import { openServer } from "../open-server.ts";
import { untilStopped } from "../until-stopped.ts";
import { MOST_TAPES, openPlayers } from "./players.ts";
import { printServed } from "./print-served.ts";
import { CONTROL, serveRequest, type Serving } from "./serve-request.ts";
import { readShelf, type Served } from "./shelf.ts";
import { tellMisses } from "./tell-misses.ts";

/** What is served, and how. */
export interface ServeCommand {
  /** Files, folders or names of cassettes. */
  readonly cassettes: readonly string[];
  /** The folder of the cassettes; default: `cassettes`. */
  readonly dir?: string | undefined;
  /** Default: 127.0.0.1. */
  readonly host?: string | undefined;
  /** Default: 8642; 0 for any free one. */
  readonly port?: number | undefined;
  readonly timing?: RespondOptions["timing"];
  /** What the project says of its recordings: requests are masked and compared as it says. */
  readonly project?: ProjectOptions | undefined;
  /** Repeats answers instead of running out of them. */
  readonly loops: boolean;
  /** Allows pages of the web. */
  readonly cors: boolean;
}

const PORT = 8642;
/** How long requests that are open at the end may take, in milliseconds. */
const DRAIN_MS = 10_000;

/**
 * Serves cassettes over HTTP until it is interrupted or terminated, and gives the exit code, 0: open requests are
 * answered first; a second signal cuts them off.
 *
 * @throws `cassetteUnnamed`, `cassetteMissing`, `portInvalid`, `serverNotListening`, before anything is served.
 */
export const serve = async (command: ServeCommand, host: Host): Promise<number> => {
  const { cassettes, dir = "cassettes" } = command;
  if (cassettes.length === 0) throw failure("cassetteUnnamed", "serve");
  const shelf = await readShelf(cassettes, { cwd: host.cwd(), dir });
  const count = { hits: 0, misses: 0 };
  const server = await listenFor(command, servingOf(shelf, command, count, host));
  const onStart = (): void => {
    host.stdout.write(printServed(shelf, `http://${shownHost(server.host)}:${server.port}`));
    if (!isLoopback(server.host)) host.stderr.write(WARNING);
  };
  await untilStopped({ server, onStart, drainMs: DRAIN_MS }, host);
  host.stderr.write(`llm-replay: ${printCount(count.hits, "call")} served, ${count.misses} missed\n`);
  return 0;
};

const servingOf = (
  shelf: readonly Served[],
  { timing, project, cors, loops }: ServeCommand,
  count: { hits: number; misses: number },
  host: Host,
): Omit<Serving, "ownPort"> => {
  const tellMiss = tellMisses(host);
  return {
    shelf,
    players: openPlayers(shelf, { loops, project, onFull: () => void host.stderr.write(FULL) }),
    timing,
    cors,
    onHit: () => void count.hits++,
    onMiss: (explanation) => {
      count.misses++;
      tellMiss(explanation);
    },
  };
};

const WARNING =
  "llm-replay: other machines can reach the server, and read all that the cassettes hold. It asks for no password.\n";

const FULL =
  `llm-replay: ${MOST_TAPES} tapes are played. From now on, one more ends the one that was asked longest ago: ` +
  `its program starts from the beginning. End those that are done: POST ${CONTROL}/reset.\n`;

const listenFor = async (
  { host = "127.0.0.1", port = PORT }: ServeCommand,
  serving: Omit<Serving, "ownPort">,
): Promise<Listening> => {
  const handle: ListenOptions["handle"] = async (asked: Asked) => {
    const ownPort = isLoopback(host) ? server.port : undefined;
    return { response: await serveRequest(asked, { ...serving, ownPort }) };
  };
  const server = await openServer({ host, port, handle });
  return server;
};

/** An address that a client can use: a wildcard leads to no machine. */
const shownHost = (host: string): string =>
  host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
