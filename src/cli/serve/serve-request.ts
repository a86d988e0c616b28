import { failure, LlmReplayError } from "../../errors.ts";
import { explainMiss } from "../../replay/miss.ts";
import { replay } from "../../replay/replay.ts";
import type { RespondOptions } from "../../replay/respond.ts";
import { refusal } from "../../session/refusal.ts";
import type { Asked } from "../../wire/server/listen.ts";
import { isOwnHost } from "../../wire/server/own-host.ts";
import { allowPages, preflight } from "./allow-pages.ts";
import { placeOf } from "./place.ts";
import type { Players } from "./players.ts";
import type { Served } from "./shelf.ts";

/** What requests are answered from. */
export interface Serving {
  readonly shelf: readonly Served[];
  readonly players: Players;
  readonly timing: RespondOptions["timing"];
  /** Pages of the web may ask too. */
  readonly cors: boolean;
  /** The port whose own name a request must carry; absent: other machines may ask, under any name. */
  readonly ownPort: number | undefined;
  readonly onHit: () => void;
  readonly onMiss: (explanation: string) => void;
}

/** Where the server answers for itself. */
export const CONTROL = "/_llm-replay";

/** Answers a request from the tape of the program that sent it. */
export const serveRequest = async (asked: Asked, serving: Serving): Promise<Response> => {
  try {
    refuseStrangers(asked, serving);
    if (serving.cors && asked.method === "OPTIONS") return preflight(asked);
    const { pathname } = new URL(asked.target, "http://localhost");
    const response = pathname.startsWith(`${CONTROL}/`)
      ? control(pathname.slice(CONTROL.length), asked, serving)
      : await played(asked, serving);
    return serving.cors ? allowPages(response) : response;
  } catch (error) {
    if (!(error instanceof LlmReplayError)) throw error;
    return serving.cors ? allowPages(refusal(error)) : refusal(error);
  }
};

const refuseStrangers = ({ header }: Asked, { ownPort, cors }: Serving): void => {
  const host = header("host");
  if (ownPort !== undefined && !isOwnHost(host, ownPort)) throw failure("serverHostForeign", host ?? "");
  const origin = header("origin");
  if (origin !== undefined && !cors) throw failure("serverOriginForeign", origin);
  if (header("upgrade")?.toLowerCase() === "websocket") throw failure("proxyWebSocket", host ?? "");
};

const control = (path: string, asked: Asked, { shelf, players }: Serving): Response => {
  if (path === "/health") {
    const cassettes = shelf.map(({ name, interactions }) => ({ name, interactions: interactions.length }));
    return Response.json({ ok: true, cassettes });
  }
  if (path === "/reset" && asked.method === "POST") {
    const cassette = asked.header("x-llm-replay-cassette");
    const session = asked.header("x-llm-replay-session");
    return Response.json({ reset: players.reset({ cassette, session }) });
  }
  return Response.json(
    { error: { message: `GET ${CONTROL}/health, POST ${CONTROL}/reset` } },
    { status: 404 },
  );
};

const played = async (
  asked: Asked,
  { shelf, players, timing, onHit, onMiss }: Serving,
): Promise<Response> => {
  const place = placeOf(asked, new Set(shelf.map(({ name }) => name)));
  const tape = players.tapeAt(place);
  const answer = replay({
    tapes: () => [tape],
    respond: { timing },
    onHit,
    onMiss: (incoming, nearest) => {
      const path = place.cassette ?? shelf.map(({ name }) => name).join(", ");
      const { message } = explainMiss(incoming, nearest(), { path, command: RECORD });
      onMiss(message);
      return refusal(failure("miss", message));
    },
  });
  return answer(await requestOf(asked, place.target), () => Promise.reject(new Error("nothing goes live")));
};

const RECORD = "llm-replay record --mode append -- <command>, then start the server again";

/** The tape knows the host; any will do here. */
const requestOf = async (asked: Asked, target: string): Promise<Request> => {
  const { method, signal } = asked;
  const body = method === "GET" || method === "HEAD" ? null : ((await asked.body()) ?? null);
  return new Request(`http://localhost${target}`, { method, headers: asked.lines(), signal, body });
};
