import { anyResponse } from "../../any-response.ts";
import { setImmediate } from "../../real-time.ts";
import type { Exchange } from "./broker-link.ts";
import type { Head } from "./frames.ts";
import { errorOf } from "./problem.ts";

/**
 * Builds the response the broker serves: chunk by chunk, each in its own turn of the event loop
 * so that clients see the recorded boundaries. `finish` is called when the body is over or the client left.
 */
export const served = (
  { status, statusText, headers, hasBody }: Head,
  exchange: Exchange,
  signal: AbortSignal,
  finish: () => void,
): Response => {
  const body = hasBody ? servedBody(exchange, signal, finish) : null;
  if (!body) finish();
  return anyResponse(body, {
    status,
    statusText,
    headers: headers.map(([name, value]): [string, string] => [name, value]),
  });
};

const servedBody = (
  exchange: Exchange,
  signal: AbortSignal,
  finish: () => void,
): ReadableStream<Uint8Array> => {
  let isFirst = true;
  let isOver = false;
  const over = (last: () => void): void => {
    if (isOver) return;
    isOver = true;
    last();
    finish();
  };
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) =>
        signal.addEventListener("abort", () => over(() => controller.error(signal.reason)), { once: true }),
      pull: async (controller) => {
        try {
          const got = await exchange.next();
          if (!isFirst) await new Promise((resolve) => setImmediate(resolve));
          isFirst = false;
          if (isOver) return;
          if (got.kind === "chunk") controller.enqueue(got.bytes);
          else if (got.kind === "failed") over(() => controller.error(errorOf(got.head)));
          else over(() => controller.close());
        } catch (error) {
          over(() => controller.error(error));
        }
      },
      cancel: () => {
        void exchange.send("left", { how: "cancel" });
        over(() => undefined);
      },
    },
    { highWaterMark: 0 },
  );
};
