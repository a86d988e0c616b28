import type { Span } from "../../trace/span.ts";

/** A bar of a waterfall: what stands before it, how much of it is waiting for the first output, and how much is not. */
export interface Bar {
  readonly before: number;
  readonly waiting: number;
  readonly busy: number;
}

/** Places a span on a scale of `width` columns that stand for `total` milliseconds; it takes one column at least. */
export const barOf = ({ start, end, call }: Span, total: number, width: number): Bar => {
  if (total <= 0) return { before: 0, waiting: 0, busy: Math.min(1, width) };
  const column = (ms: number): number => Math.round((ms / total) * width);
  const before = Math.min(width - 1, column(start));
  const length = Math.max(1, Math.min(width, column(end)) - before);
  const first = call?.isStream ? (call.timing.firstToken ?? call.timing.firstChunk ?? 0) : 0;
  const waiting = Math.min(length - 1, column(start + first) - column(start));
  return { before, waiting, busy: length - waiting };
};
