import type { Exchange } from "./broker-link.ts";
import { problemOf } from "./problem.ts";

// Taken before a test can put fake timers in their place.
const { setImmediate } = globalThis;

/**
 * Passes a live response on to its client untouched, chunk by chunk as the client asks,
 * and tells the broker each chunk before the client has it: what the client saw is never lost, even if the process
 * dies the moment after. When the client leaves, reads on until the broker says stop. `finish` is called at the end.
 */
export const reported = (live: Response, exchange: Exchange, finish: () => void): Response => {
  if (live.body === null) {
    void exchange.send("end", null);
    finish();
    return live;
  }
  const response = new Response(reportedBody(live.body, exchange, finish), live);
  if (live.redirected) Object.defineProperty(response, "url", { value: live.url });
  return response;
};

const reportedBody = (
  body: ReadableStream<Uint8Array>,
  exchange: Exchange,
  finish: () => void,
): ReadableStream<Uint8Array> => {
  const reader = body.getReader();
  let left = false;
  let pulling: Promise<void> = Promise.resolve();

  /** Reads a chunk and tells the broker; `undefined` at the end. */
  const step = async (): Promise<Uint8Array | undefined> => {
    try {
      const { value } = await reader.read();
      await (value ? exchange.send("chunk", null, value) : exchange.send("end", null));
      return value;
    } catch (error) {
      void exchange.send("failed", problemOf(error));
      throw error;
    }
  };

  const pass = async (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
    try {
      const value = await step();
      if (left) return;
      if (value) return controller.enqueue(value);
      controller.close();
    } catch (error) {
      if (left) return;
      controller.error(error);
    }
    finish();
  };

  const readOn = async (): Promise<void> => {
    await pulling;
    // A turn a chunk, so that the broker's "stop" is heard however fast the upstream is.
    while (await step()) await new Promise((resolve) => setImmediate(resolve));
  };

  const leave = async (reason: unknown): Promise<void> => {
    left = true;
    void exchange.send("left", { how: "cancel" });
    await Promise.race([readOn(), exchange.next()]).catch(() => undefined);
    await reader.cancel(reason).catch(() => undefined);
    finish();
  };

  return new ReadableStream<Uint8Array>(
    {
      pull: (controller) => (pulling = pass(controller)),
      cancel: (reason) => void leave(reason),
    },
    { highWaterMark: 0 },
  );
};
