import { type Answer, type Live, withRole } from "../../answer.ts";
import type { Channel } from "./channel.ts";
import { type Frame, frame, type FrameHeads, type Leaving } from "./frames.ts";
import { type Inbox, inbox } from "./inbox.ts";
import { liveResponse } from "./live-response.ts";
import { problemOf } from "./problem.ts";

/** One request of a process as the broker saw it through. */
export interface CallOutcome {
  readonly method: string;
  readonly url: string;
  readonly via: "live" | "served";
  /** Absent where no answer came. */
  readonly status?: number;
  readonly chunks: number;
  readonly bytes: number;
  /** Milliseconds from the question to the end of the answer. */
  readonly ms: number;
}

/** A request under way: takes the frames its process sends about it. */
export interface BrokerCall {
  readonly take: (frame: Frame) => void;
  readonly done: Promise<CallOutcome>;
}

type AskFrame = Extract<Frame, { kind: "ask" }>;
type Send = <K extends keyof FrameHeads>(
  kind: K,
  head: FrameHeads[K],
  bytes?: Uint8Array,
) => Promise<void> | undefined;

/** Puts one question to `answer` and carries the outcome: served to the process, or live as the process reports it. */
export const brokerCall = (ask: AskFrame, channel: Channel, answer: Answer): BrokerCall => {
  const leaving = new AbortController();
  const send: Send = (kind, head, bytes) => channel.send(frame(kind, ask.id, head, bytes));
  const gone = Promise.withResolvers<void>();
  const over = Promise.withResolvers<void>();
  let reports: Inbox<Frame> | undefined;

  const leave = (how: Leaving): void => {
    if (how !== "cancel")
      leaving.abort(new DOMException("The client left.", how === "timeout" ? "TimeoutError" : "AbortError"));
    gone.resolve();
  };

  const live: Live = () => {
    reports = inbox<Frame>();
    void send("live", null);
    return liveResponse(reports, { leave, over: over.resolve });
  };

  const run = async (): Promise<CallOutcome> => {
    const start = performance.now();
    const count = { chunks: 0, bytes: 0 };
    let status: number | undefined;
    try {
      const response = await withRole(ask.head.role, () => answer(requestOf(ask, leaving.signal), live));
      status = response.status;
      if (!reports) await send("head", headOf(response));
      await readAll(response, gone.promise, (chunk) => {
        count.chunks += 1;
        count.bytes += chunk.length;
        return reports ? undefined : send("chunk", null, chunk);
      });
      if (reports) await over.promise;
      else await send("end", null);
    } catch (error) {
      if (!reports) await send("failed", problemOf(error));
    }
    const { method, url } = ask.head;
    const via = reports ? "live" : "served";
    return { method, url, via, ...(status ? { status } : {}), ...count, ms: performance.now() - start };
  };

  return {
    take: (got) => (reports ? reports.put(got) : got.kind === "left" ? leave(got.head.how) : undefined),
    done: run(),
  };
};

const requestOf = ({ head, bytes }: AskFrame, signal: AbortSignal): Request =>
  new Request(head.url, {
    method: head.method,
    headers: head.headers.map(([name, value]): [string, string] => [name, value]),
    signal,
    ...(head.hasBody ? { body: Uint8Array.from(bytes) } : {}),
  });

const headOf = (response: Response): FrameHeads["head"] => ({
  status: response.status,
  statusText: response.statusText,
  headers: [...response.headers],
  url: response.url,
  hasBody: response.body !== null,
});

const readAll = async (
  { body }: Response,
  gone: Promise<void>,
  each: (chunk: Uint8Array) => Promise<void> | undefined,
): Promise<void> => {
  if (body === null) return;
  const reader = body.getReader();
  void gone.then(() => reader.cancel()).catch(() => undefined);
  for (;;) {
    const { value } = await reader.read();
    if (!value) return;
    await each(value);
  }
};
