import type { LiveState } from "../../reporters/html/page-data.ts";

/** The pages that are open and want to be told of changes. */
export interface Audience extends Disposable {
  /** Gives the stream of one page: what it is told now, and each time something changes. */
  readonly join: (now: LiveState) => ReadableStream<Uint8Array>;
  readonly tell: (state: LiveState) => void;
}

const encoder = new TextEncoder();

const eventOf = (state: LiveState): Uint8Array => encoder.encode(`data: ${JSON.stringify(state)}\n\n`);

/**
 * Keeps the streams of all open pages; disposing ends them.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export const openAudience = (): Audience => {
  const open = new Set<ReadableStreamDefaultController<Uint8Array>>();
  return {
    join: (now) => {
      let own: ReadableStreamDefaultController<Uint8Array>;
      return new ReadableStream<Uint8Array>({
        start: (controller) => {
          own = controller;
          open.add(own);
          own.enqueue(eventOf(now));
        },
        cancel: () => void open.delete(own),
      });
    },
    tell: (state) => {
      for (const each of open) each.enqueue(eventOf(state));
    },
    [Symbol.dispose]: () => {
      for (const each of open) each.close();
      open.clear();
    },
  };
};
