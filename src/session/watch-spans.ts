import { collectSpans, type SpanCollection } from "../recorder/spans/collect-spans.ts";
import { currentDesk } from "./active.ts";
import type { Ledger } from "./ledger.ts";

interface Watch {
  readonly collection: SpanCollection;
  holders: number;
}

const LACK =
  "Spans began that could not be kept: @opentelemetry/api is installed, and no SDK. " +
  "npm install --save-dev @opentelemetry/sdk-trace-base @opentelemetry/context-async-hooks keeps them " +
  "(@opentelemetry/sdk-trace in place of the first where the API is 1.10 or newer).";

/** On the global object, since test runners evaluate modules more than once; the desks stand there too. */
const SLOT = Symbol.for("llm-replay.spans");
const TOLD = Symbol.for("llm-replay.spans.lack");
const realm = globalThis as { [SLOT]?: Watch | undefined; [TOLD]?: true };

/**
 * Collects the spans of the process for whoever answers for their async context, until the last holder lets go. Each
 * call joins the providers that came since.
 */
export const watchSpans = (): Disposable => {
  realm[SLOT]?.collection.refresh();
  const watch = (realm[SLOT] ??= {
    collection: collectSpans({ cwd: process.cwd(), ownerOf: () => currentDesk()?.spans }),
    holders: 0,
  });
  watch.holders++;
  let isHeld = true;
  return {
    [Symbol.dispose]: () => {
      if (!isHeld) return;
      isHeld = false;
      if (--watch.holders > 0) return;
      watch.collection[Symbol.dispose]();
      if (realm[SLOT] === watch) realm[SLOT] = undefined;
    },
  };
};

/** Names the span that is active in the present async context. */
export const activeSpan = (): string | undefined => realm[SLOT]?.collection.active();

/** Says what to install so that spans are kept, once in the process. */
export const tellLack = (ledger: Ledger): void => {
  if (!realm[TOLD]) ledger.note(LACK);
  realm[TOLD] = true;
};
