import { Socket } from "node:net";
import type { ForeignAttempt } from "../../session/active.ts";
import { type Channel, openChannel } from "./channel.ts";
import { type Ask, type Frame, frame, type FrameHeads } from "./frames.ts";
import { type Inbox, inbox } from "./inbox.ts";

/** Where the broker listens, and the secret that opens it. */
export interface BrokerAddress {
  readonly port: number;
  readonly token: string;
}

/** One request of this process and what the broker says to it. */
export interface Exchange {
  readonly next: () => Promise<Frame>;
  readonly send: <K extends keyof FrameHeads>(
    kind: K,
    head: FrameHeads[K],
    bytes?: Uint8Array,
  ) => Promise<void> | undefined;
  readonly [Symbol.dispose]: () => void;
}

/** This process's side of the conversation with the broker. */
export interface BrokerLink {
  readonly ask: (ask: Ask, body: Uint8Array | undefined) => Exchange;
  readonly tell: (attempt: ForeignAttempt) => void;
  readonly [Symbol.dispose]: () => void;
}

// Taken before anything is patched: the broker must not be asked about the way to the broker.
const connect = Socket.prototype.connect;

interface Open {
  readonly socket: Socket;
  readonly channel: Channel;
}

/** What the broker says last: go and ask the network, or the end of what it serves. */
const LAST: ReadonlySet<Frame["kind"]> = new Set(["live", "end", "failed"]);

/** The connection to the broker ended while something was asked. */
export const BROKER_GONE = "llm-replay: the recording process is gone";

/**
 * Speaks to the broker over one connection, opened at the first question.
 * The connection keeps the process alive only while a question is open.
 */
export const linkBroker = ({ port, token }: BrokerAddress): BrokerLink => {
  const inboxes = new Map<number, Inbox<Frame>>();
  let open: Open | undefined;
  let last = 0;
  let held = 0;

  const gone = (): void => {
    for (const box of inboxes.values()) box.fail(new Error(BROKER_GONE));
    open = undefined;
  };

  /** A body that its client never reads must not keep the process alive, so the last frame ends the question. */
  const take = (got: Frame): void => {
    inboxes.get(got.id)?.put(got);
    if (LAST.has(got.kind)) settle(got.id);
  };

  const settle = (id: number): void => {
    if (inboxes.delete(id)) release();
  };

  const connected = (): Open => {
    const socket = new Socket();
    const channel = openChannel(socket, { frame: take, gone });
    Reflect.apply(connect, socket, [{ port, host: "127.0.0.1" }]);
    void channel.send(frame("hello", 0, { token, pid: process.pid }));
    return { socket, channel };
  };

  const hold = (): Open => {
    open ??= connected();
    if (held++ === 0) open.socket.ref();
    return open;
  };

  const release = (): void => {
    if (--held === 0) open?.socket.unref();
  };

  return {
    ask: (question, body) => {
      const id = ++last;
      const box = inbox<Frame>();
      inboxes.set(id, box);
      const { channel } = hold();
      void channel.send(frame("ask", id, question, body));
      return {
        next: box.next,
        send: (kind, head, bytes) => channel.send(frame(kind, id, head, bytes)),
        [Symbol.dispose]: () => settle(id),
      };
    },
    tell: (attempt) => {
      const { channel } = hold();
      void Promise.resolve(channel.send(frame("foreign", 0, attempt))).then(release);
    },
    [Symbol.dispose]: () => open?.channel.close(),
  };
};
