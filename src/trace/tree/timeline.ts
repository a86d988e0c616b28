import type { Interval } from "./busy-periods.ts";
import { type ReplayedCall, virtualClock } from "./virtual-clock.ts";

/** A span of a replay, on today's clock. */
export interface ReplayedSpan extends Interval {
  /** The place of the span that it lies in. */
  readonly parent?: number | undefined;
}

/** Where everything lies, in milliseconds since the first thing began. */
export interface Timeline {
  readonly spans: readonly Interval[];
  readonly calls: readonly Interval[];
}

interface Edge {
  readonly at: number;
  readonly rank: number;
  readonly kind: "span" | "call";
  readonly index: number;
  readonly isStart: boolean;
}

type Draft = { -readonly [K in keyof Interval]: Interval[K] };

/** Of what happens at one moment: first ends what had begun before, then spans begin, calls come, and empty spans end. */
const edgesOf = (spans: readonly Interval[], calls: readonly Interval[]): readonly Edge[] => {
  const edges = (kind: Edge["kind"], all: readonly Interval[], [late, early, empty]: readonly number[]) =>
    all.flatMap(({ start, end }, index): Edge[] => [
      { at: start, rank: early ?? 0, kind, index, isStart: true },
      { at: end, rank: (start === end ? empty : late) ?? 0, kind, index, isStart: false },
    ]);
  const inner = edges("call", calls, [0, 3, 3]);
  return [...inner, ...edges("span", spans, [1, 2, 4])].toSorted((a, b) => a.at - b.at || a.rank - b.rank);
};

/**
 * Gives the time that the program itself took between two calls to the spans that lie wholly in it, in equal parts:
 * `gap` is what began and ended there.
 */
const spread = (gap: readonly Edge[], waited: number, drafts: readonly Draft[]): void => {
  const begun = new Set(gap.filter(({ isStart }) => isStart).map(({ index }) => index));
  const whole = new Set(
    gap.filter((edge) => !edge.isStart && begun.has(edge.index)).map(({ index }) => index),
  );
  let open = 0;
  const parts = gap.map(({ index, isStart }) => {
    const part = open > 0 ? 1 : 0;
    if (whole.has(index)) open += isStart ? 1 : -1;
    return part;
  });
  const total = parts.reduce<number>((sum, part) => sum + part, 0);
  let before = 0;
  for (const [place, { index, isStart }] of gap.entries()) {
    before += parts[place] ?? 0;
    const draft = drafts[index];
    if (draft && total > 0) draft[isStart ? "start" : "end"] += (waited * before) / total;
  }
};

/** A span holds what lay in it today, even where its calls went back to their recorded places. */
const widen = (
  spans: readonly ReplayedSpan[],
  drafts: readonly Draft[],
  inner: ReplayedSpan,
  at: Interval,
) => {
  const today = spans[inner.parent ?? -1];
  const draft = drafts[inner.parent ?? -1];
  if (!today || !draft || inner.start < today.start || inner.end > today.end) return;
  draft.start = Math.min(draft.start, at.start);
  draft.end = Math.max(draft.end, at.end);
};

const widenAll = (
  spans: readonly ReplayedSpan[],
  drafts: readonly Draft[],
  calls: readonly ReplayedCall[],
  placed: readonly Interval[],
): void => {
  for (const [index, call] of calls.entries()) widen(spans, drafts, call, placed[index] ?? call);
  const inward = [...spans.entries()].toSorted(([i, a], [j, b]) => b.start - a.start || j - i);
  for (const [index, span] of inward) widen(spans, drafts, span, drafts[index] ?? span);
};

/**
 * Lays out a replay as if its calls took as long as they were recorded to take. Of today's times only the order counts,
 * so that the outcome is the same on every machine and under any clock. Without calls, today's times stay.
 */
export const stretchTimeline = (spans: readonly ReplayedSpan[], calls: readonly ReplayedCall[]): Timeline => {
  if (calls.length === 0) return { spans, calls };
  const clock = virtualClock(calls);
  const drafts = spans.map((): Draft => ({ start: 0, end: 0 }));
  const placed: Interval[] = [];
  let gap: Edge[] = [];
  for (const edge of edgesOf(spans, calls)) {
    const { kind, index, isStart } = edge;
    const draft = drafts[index];
    if (kind === "span") {
      if (draft) draft[isStart ? "start" : "end"] = clock.now();
      gap.push(edge);
      continue;
    }
    if (isStart) {
      const { start, end, waited } = clock.begin(index);
      spread(gap, waited, drafts);
      placed[index] = { start, end };
    } else clock.end(index);
    gap = [];
  }
  widenAll(spans, drafts, calls, placed);
  return { spans: drafts, calls: placed };
};
