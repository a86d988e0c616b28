import { anyResponse } from "../../any-response.ts";
import { handedHeaders } from "../../recorder/capture.ts";
import { type LiveBody, liveBody } from "../../recorder/live-body.ts";
import type { Exchange } from "./broker-link.ts";
import { problemOf } from "./problem.ts";

/** How long a stream that its client left may come to its end, in milliseconds. */
const DRAIN_MS = 100;

/**
 * Passes a live response on to its client as the recorder does, and tells the broker what comes in.
 * Each chunk is told before the client has it: what the client saw is never lost, even if the process dies the moment
 * after. `finish` is called at the end.
 */
export const reported = (live: Response, exchange: Exchange, finish: () => void): Response => {
  if (live.body === null) {
    void exchange.send("end", null);
    finish();
    return live;
  }
  const { status, statusText, url, redirected } = live;
  const { stream } = told(live.body, exchange, finish);
  const response = anyResponse(stream, { status, statusText, headers: handedHeaders(live.headers) });
  return Object.defineProperties(response, { url: { value: url }, redirected: { value: redirected } });
};

const told = (body: ReadableStream<Uint8Array>, exchange: Exchange, finish: () => void): LiveBody =>
  liveBody(
    toldFirst(body, exchange),
    {
      chunk: () => undefined,
      left: () => void exchange.send("left", { how: "cancel" }),
      end: (error) => {
        void (error === undefined ? exchange.send("end", null) : exchange.send("failed", problemOf(error)));
        finish();
      },
    },
    DRAIN_MS,
  );

/** The same chunks, each given only when the kernel has its report. */
const toldFirst = (body: ReadableStream<Uint8Array>, exchange: Exchange): ReadableStream<Uint8Array> => {
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { value } = await reader.read();
        if (!value) return controller.close();
        if (value.byteLength > 0) await exchange.send("chunk", null, value);
        controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
};
