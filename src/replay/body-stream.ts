import type { ChunkSource } from "../cassette/chunk-source.ts";
import { turns } from "./turns.ts";

/** A body that is given chunk by chunk. */
export interface BodyPlan {
  readonly chunks: ChunkSource;
  /** Waits until chunk number `index` is due; absent: at once. */
  readonly due?: ((index: number) => Promise<void>) | undefined;
  /** What ends the body: nothing (it closes), or the error it breaks off with. Given a signal of the reader's leaving. */
  readonly end?: ((left: AbortSignal) => Promise<unknown>) | undefined;
  /** The client's own signal: its reason breaks the body off. */
  readonly signal?: AbortSignal | undefined;
  /** Is told once nothing more will come. */
  readonly onEnd?: (() => void) | undefined;
}

/**
 * Streams the chunks of a body one by one as they are read, each in a turn of its own, so that it arrives as one read.
 * It is a byte stream, as the body of `fetch` is; each chunk has a buffer of its own, which the reader gets.
 */
export const bodyStream = ({
  chunks,
  due,
  end,
  signal,
  onEnd,
}: BodyPlan): ReadableStream<Uint8Array<ArrayBuffer>> => {
  const leaving = new AbortController();
  const nextTurn = turns();
  let next = 0;
  let stop: (() => void) | undefined;

  const finish = async (controller: ReadableByteStreamController): Promise<void> => {
    const error = await end?.(leaving.signal);
    if (leaving.signal.aborted) return;
    stop?.();
    onEnd?.();
    if (error === undefined) {
      controller.close();
      // A pending BYOB read only ends with this.
      controller.byobRequest?.respond(0);
    } else controller.error(error);
  };

  return new ReadableStream({
    type: "bytes",
    start: (controller) => {
      if (signal === undefined) return;
      const abort = (): void => {
        if (leaving.signal.aborted) return;
        leaving.abort();
        onEnd?.();
        controller.error(signal.reason);
      };
      signal.addEventListener("abort", abort, { once: true });
      stop = () => signal.removeEventListener("abort", abort);
      if (signal.aborted) abort();
    },
    pull: async (controller) => {
      if (next === chunks.count) return finish(controller);
      await (due ? due(next) : next > 0 ? nextTurn() : undefined);
      if (leaving.signal.aborted) return;
      controller.enqueue(chunks.at(next++));
      if (next === chunks.count && end === undefined) await finish(controller);
    },
    cancel: () => {
      stop?.();
      leaving.abort();
      onEnd?.();
    },
  });
};
