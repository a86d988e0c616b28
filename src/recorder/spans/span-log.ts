import { clearTimeout, monotonic, setTimeout } from "../../real-time.ts";
import { keyOf, type SdkSpan, scopeOf } from "./otel.ts";

/** A span and when it began and ended, in milliseconds of a clock that no test can fake. */
export interface CollectedSpan {
  readonly span: SdkSpan;
  readonly startedAt: number;
  /** Absent while it is open. */
  readonly endedAt?: number;
}

/** The spans of one session. */
export interface SpanLog {
  /** Notes a span that begins; a span that is known already counts once. */
  readonly start: (span: SdkSpan) => void;
  readonly end: (span: SdkSpan) => void;
  /** Notes that a span began which could not be kept, since no SDK is installed. */
  readonly lack: () => void;
  readonly isLacking: () => boolean;
  /** Lists the spans in the order they began. */
  readonly spans: () => readonly CollectedSpan[];
  /** Waits until no span is open, at most `ms` milliseconds. */
  readonly settle: (ms: number) => Promise<void>;
}

/** The test runner's own spans, which wrap every test and say nothing of the program. */
const RUNNER = "vitest";

/** Opens an empty log. */
export const openSpanLog = (): SpanLog => {
  const spans = new Map<string, { span: SdkSpan; startedAt: number; endedAt?: number }>();
  let open = 0;
  let isLacking = false;
  let closed = Promise.withResolvers<void>();

  return {
    start: (span) => {
      const key = keyOf(span.spanContext());
      if (spans.has(key) || scopeOf(span) === RUNNER) return;
      spans.set(key, { span, startedAt: monotonic() });
      open++;
    },
    end: (span) => {
      const found = spans.get(keyOf(span.spanContext()));
      if (!found || found.endedAt !== undefined) return;
      found.endedAt = monotonic();
      if (--open > 0) return;
      closed.resolve();
      closed = Promise.withResolvers();
    },
    lack: () => {
      isLacking = true;
    },
    isLacking: () => isLacking,
    spans: () => [...spans.values()],
    settle: async (ms) => {
      if (open === 0) return;
      const late = Promise.withResolvers<void>();
      const timer = setTimeout(late.resolve, ms);
      await Promise.race([closed.promise, late.promise]);
      clearTimeout(timer);
    },
  };
};
