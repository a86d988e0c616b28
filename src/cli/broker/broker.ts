import { randomBytes } from "node:crypto";
import { createServer, type Socket } from "node:net";
import type { Answer } from "../../answer.ts";
import { type BrokerCall, brokerCall, type CallOutcome } from "./broker-call.ts";
import type { BrokerAddress } from "./broker-link.ts";
import type { ForeignAttempt } from "../../session/active.ts";
import { isSecret } from "../../wire/server/is-secret.ts";
import { type Channel, openChannel } from "./channel.ts";
import { type Frame, frame } from "./frames.ts";

/** What the broker asks and tells its owner. */
export interface BrokerOptions {
  /** Answers every request of every process. */
  readonly answer: Answer;
  readonly onCall?: (outcome: CallOutcome) => void;
  readonly onForeign?: (attempt: ForeignAttempt) => void;
}

/** A running broker. */
export interface Broker extends AsyncDisposable {
  readonly address: BrokerAddress;
  /** Waits until every process has closed its connection and what it reported is read, at most `ms` milliseconds. */
  readonly settle: (ms: number) => Promise<void>;
}

/** Listens on loopback for the processes of one command; who does not know the token is cut off. */
export const startBroker = async (options: BrokerOptions): Promise<Broker> => {
  const token = randomBytes(24).toString("hex");
  const visits = new Set<Promise<void>>();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    const visit = receive(socket, token, options).finally(() => {
      visits.delete(visit);
      sockets.delete(socket);
    });
    visits.add(visit);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  const bound = server.address();
  const port = typeof bound === "object" && bound ? bound.port : 0;
  return {
    address: { port, token },
    settle: (ms) => atMost(ms, () => Promise.all(visits)),
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};

const atMost = async (ms: number, work: () => Promise<unknown>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([work(), limit]);
  clearTimeout(timer);
};

/** A process says its token first, and nothing else: more is not held for a stranger. */
const LONGEST_HELLO = 4096;

const receive = (socket: Socket, token: string, options: BrokerOptions): Promise<void> => {
  const { promise: over, resolve } = Promise.withResolvers<void>();
  const calls = new Map<number, BrokerCall>();
  let known = false;

  const seeThrough = async (ask: Extract<Frame, { kind: "ask" }>, channel: Channel): Promise<void> => {
    const call = brokerCall(ask, channel, options.answer);
    calls.set(ask.id, call);
    const outcome = await call.done;
    calls.delete(ask.id);
    options.onCall?.(outcome);
  };

  const take = (got: Frame): void => {
    if (got.kind === "hello") known = sameSecret(got.head.token, token);
    if (!known) return channel.close();
    if (got.kind === "ask") void seeThrough(got, channel);
    else if (got.kind === "foreign") options.onForeign?.(got.head);
    else calls.get(got.id)?.take(got);
  };

  const gone = (): void => {
    const open = [...calls];
    for (const [id, call] of open) leftBehind(id, call);
    void Promise.all(open.map(([, call]) => call.done)).then(() => resolve());
  };

  const channel = openChannel(socket, { frame: take, gone }, LONGEST_HELLO);
  return over;
};

/** A process that ended with a request open has left it as an aborting client does. */
const leftBehind = (id: number, call: BrokerCall): void => {
  call.take(frame("left", id, { how: "abort" }));
  call.take(frame("failed", id, { name: "AbortError", message: "The process ended before the answer did." }));
};

const sameSecret = (given: unknown, token: string): boolean =>
  typeof given === "string" && isSecret(given, token);
