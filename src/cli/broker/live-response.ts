import { anyResponse } from "../../any-response.ts";
import type { Frame, Leaving } from "./frames.ts";
import type { Inbox } from "./inbox.ts";
import { errorOf } from "./problem.ts";

/** What the reader of a live response is told of. */
export interface Ends {
  /** The client left; what it had got before is read. */
  readonly leave: (how: Leaving) => void;
  /** Nothing more will come, or nobody wants it. */
  readonly over: () => void;
}

/**
 * Builds the live response out of what the process that fetched it reports, head first, then a chunk a read.
 * Rejects with the error the process saw.
 */
export const liveResponse = async (reports: Inbox<Frame>, { leave, over }: Ends): Promise<Response> => {
  /** Gives the next report; a client that leaves is told of when what came before is read. */
  const next = async (): Promise<Frame> => {
    for (;;) {
      const got = await reports.next();
      if (got.kind !== "left") return got;
      leave(got.head.how);
    }
  };
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
    const got = await next();
    if (got.kind === "chunk") return controller.enqueue(got.bytes);
    if (got.kind === "failed") controller.error(errorOf(got.head));
    else controller.close();
    over();
  };
  const first = await next();
  if (first.kind === "failed") throw errorOf(first.head);
  if (first.kind !== "head") throw new Error(`llm-replay: unexpected ${first.kind}`);
  const { status, statusText, headers, url, hasBody } = first.head;
  const body = hasBody ? new ReadableStream({ pull, cancel: over }, { highWaterMark: 0 }) : null;
  if (!body) over();
  const response = anyResponse(body, {
    status,
    statusText,
    headers: headers.map(([n, v]): [string, string] => [n, v]),
  });
  if (url) Object.defineProperties(response, { url: { value: url }, redirected: { value: true } });
  return response;
};
