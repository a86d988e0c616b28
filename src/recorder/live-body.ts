import { clearTimeout, setTimeout } from "../real-time.ts";

/** What is told of a body on its way to the client. */
export interface BodyWatch {
  /** A chunk came in; the bytes are the watcher's own copy. */
  chunk(bytes: Uint8Array): void;
  /** The client left; chunks and an end may still follow. */
  left(reason: unknown): void;
  /** Nothing follows: the body ended, or broke off with `error`. */
  end(error?: unknown): void;
}

/** A body on its way to the client. */
export interface LiveBody {
  readonly stream: ReadableStream<Uint8Array<ArrayBuffer>>;
  /** Reads on without waiting for the client to ask; what comes is kept ready for it. */
  hurry(): void;
}

const ignore = (): void => undefined;

/** Byte streams take over the buffers they are given: one that holds more than the chunk has to be copied. */
const owned = (chunk: Uint8Array): Uint8Array<ArrayBuffer> =>
  chunk.buffer instanceof ArrayBuffer && chunk.byteLength === chunk.buffer.byteLength
    ? new Uint8Array(chunk.buffer)
    : new Uint8Array(chunk);

/**
 * Passes a body on to the client chunk by chunk, and shows each to `watch` when it comes in.
 * Back-pressure reaches the upstream, less one chunk that is read ahead: so an end that is already there is seen even
 * where the client stops asking once it has what it needs. A client that leaves is let go at once; the upstream then has
 * `drainMs` milliseconds to come to its end. An upstream that breaks off breaks the client's stream with the same error.
 */
export const liveBody = (body: ReadableStream<Uint8Array>, watch: BodyWatch, drainMs: number): LiveBody => {
  const reader = body.getReader();
  let isOver = false;
  let isClosed = false;

  const over = (error?: unknown): void => {
    if (!isOver) watch.end(error);
    isOver = true;
  };
  const read = async (): Promise<Uint8Array | undefined> => {
    try {
      let chunk = await reader.read();
      while (chunk.value?.byteLength === 0) chunk = await reader.read();
      if (chunk.value && !isOver) watch.chunk(new Uint8Array(chunk.value));
      if (chunk.done) over();
      return chunk.value;
    } catch (error) {
      over(error ?? new Error("the body broke off"));
      throw error;
    }
  };
  const readAhead = (): Promise<Uint8Array | undefined> => {
    const chunk = read();
    chunk.catch(ignore);
    return chunk;
  };
  let next = readAhead();

  const advance = async (controller: ReadableByteStreamController): Promise<void> => {
    try {
      const chunk = await next;
      if (isClosed) return;
      if (chunk) {
        next = readAhead();
        controller.enqueue(owned(chunk));
      } else {
        isClosed = true;
        controller.close();
        controller.byobRequest?.respond(0);
      }
    } catch (error) {
      if (!isClosed) controller.error(error);
      isClosed = true;
    }
  };
  /** One step after the other: a pull and a hurry must not take the same chunk. Tells whether more may follow. */
  let steps = Promise.resolve(true);
  const step = (controller: ReadableByteStreamController): Promise<boolean> => {
    steps = steps.then(async () => {
      if (!isClosed) await advance(controller);
      return !isClosed;
    });
    return steps;
  };

  const drain = async (): Promise<void> => {
    while (await next) next = readAhead();
  };
  const leave = (reason: unknown): void => {
    isClosed = true;
    if (isOver) return;
    watch.left(reason);
    const giveUp = setTimeout(() => {
      over(reason ?? new Error("the client left"));
      reader.cancel(reason).catch(ignore);
    }, drainMs);
    giveUp.unref();
    drain()
      .catch(ignore)
      .finally(() => clearTimeout(giveUp));
  };

  const hurried = Promise.withResolvers<ReadableByteStreamController>();
  const stream = new ReadableStream(
    {
      type: "bytes",
      start: hurried.resolve,
      pull: async (controller) => void (await step(controller)),
      cancel: leave,
    },
    { highWaterMark: 0 },
  );
  const hurry = async (): Promise<void> => {
    const controller = await hurried.promise;
    let mayFollow = true;
    while (mayFollow) mayFollow = await step(controller);
  };
  return { stream, hurry: () => void hurry() };
};
