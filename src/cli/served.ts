import type { Exchange } from "./broker-link.ts";
import type { Head } from "./frames.ts";
import { errorOf } from "./problem.ts";

// Taken before a test can put fake timers in their place.
const { setImmediate } = globalThis;

const NULL_BODY = new Set([101, 204, 205, 304]);

/**
 * Builds the response the broker serves: chunk by chunk, each in its own turn of the event loop
 * so that clients see the recorded boundaries. `finish` is called when the body is over or the client left.
 */
export const served = (head: Head, exchange: Exchange, finish: () => void): Response => {
  const init = {
    status: head.status,
    statusText: head.statusText,
    headers: head.headers.map(([name, value]): [string, string] => [name, value]),
  };
  if (!head.hasBody || NULL_BODY.has(head.status)) {
    finish();
    return new Response(null, init);
  }
  return new Response(servedBody(exchange, finish), init);
};

const servedBody = (exchange: Exchange, finish: () => void): ReadableStream<Uint8Array> => {
  let chunks = 0;
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        try {
          const got = await exchange.next();
          if (got.kind === "chunk") {
            if (chunks++ > 0) await new Promise((resolve) => setImmediate(resolve));
            controller.enqueue(got.bytes);
            return;
          }
          if (got.kind === "failed") controller.error(errorOf(got.head));
          else controller.close();
        } catch (error) {
          controller.error(error);
        }
        finish();
      },
      cancel: () => {
        void exchange.send("left", { how: "cancel" });
        finish();
      },
    },
    { highWaterMark: 0 },
  );
};
