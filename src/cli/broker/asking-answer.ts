import { type Answer, currentRole, type Live } from "../../answer.ts";
import { BROKER_GONE, type BrokerLink, type Exchange } from "./broker-link.ts";
import type { Head, Leaving } from "./frames.ts";
import { errorOf, problemOf } from "./problem.ts";
import { served } from "./served.ts";

/**
 * Makes the Answer of a process under `llm-replay record` or `replay`: each request is put to the broker,
 * which serves it, or lets it go live and hears what came of it. Where the broker is gone, `live` requests
 * go on unrecorded when `orphans` is `live`, and fail when it is `refuse`.
 */
export const askingAnswer =
  (link: BrokerLink, orphans: "live" | "refuse"): Answer =>
  async (request, live) => {
    const body = request.body ? new Uint8Array(await request.arrayBuffer()) : undefined;
    const exchange = link.ask(
      {
        method: request.method,
        url: request.url,
        headers: [...request.headers],
        hasBody: body !== undefined,
        role: currentRole(),
      },
      body,
    );
    const leave = (): void => void exchange.send("left", { how: leaving(request.signal.reason) });
    request.signal.addEventListener("abort", leave, { once: true });
    const finish = (): void => {
      request.signal.removeEventListener("abort", leave);
      exchange[Symbol.dispose]();
    };
    try {
      return await answered(exchange, live, request.signal, finish);
    } catch (error) {
      finish();
      if (orphans === "live" && error instanceof Error && error.message === BROKER_GONE) return live();
      throw error;
    }
  };

const answered = async (
  exchange: Exchange,
  live: Live,
  signal: AbortSignal,
  finish: () => void,
): Promise<Response> => {
  const first = await exchange.next();
  if (first.kind === "live") return goneLive(exchange, live, finish);
  if (first.kind === "head") return served(first.head, exchange, signal, finish);
  throw first.kind === "failed" ? errorOf(first.head) : new Error(`llm-replay: unexpected ${first.kind}`);
};

const goneLive = async (exchange: Exchange, live: Live, finish: () => void): Promise<Response> => {
  const sent = live().catch((error: unknown) => {
    void exchange.send("failed", problemOf(error));
    throw error;
  });
  // Loaded while the network works: processes that only replay, or send nothing, start faster without.
  const [response, { reported }] = await Promise.all([sent, import("./reported.ts")]);
  await exchange.send("head", headOf(response));
  return reported(response, exchange, finish);
};

const headOf = (response: Response): Head => ({
  status: response.status,
  statusText: response.statusText,
  headers: [...response.headers],
  url: response.redirected ? response.url : "",
  hasBody: response.body !== null,
});

const leaving = (reason: unknown): Leaving =>
  reason instanceof Error && reason.name === "TimeoutError" ? "timeout" : "abort";
