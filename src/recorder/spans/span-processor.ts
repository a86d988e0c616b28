import type { SdkSpan, SpanProcessor } from "./otel.ts";
import type { SpanLog } from "./span-log.ts";

/**
 * Makes a processor that puts each span into the log which `ownerOf` names at its start, in the async context of who
 * starts it; a span that nobody owns is left out.
 */
export const spanProcessor = (ownerOf: () => SpanLog | undefined): SpanProcessor => {
  const owners = new WeakMap<object, SpanLog>();
  return {
    onStart: (span) => {
      const owner = ownerOf();
      if (!owner) return;
      owners.set(span as object, owner);
      owner.start(span as SdkSpan);
    },
    onEnd: (span) => owners.get(span as object)?.end(span as SdkSpan),
    forceFlush: () => Promise.resolve(),
    shutdown: () => Promise.resolve(),
  };
};
