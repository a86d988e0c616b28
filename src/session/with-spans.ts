import type { Cassette, Interaction, RecordedSpan } from "../cassette/cassette.ts";
import { monotonic, RealDate } from "../real-time.ts";
import { type PlacedSpans, recordedSpans, roundedMs } from "../recorder/spans/recorded-spans.ts";
import { recordedTrees } from "../recorder/spans/recorded-trees.ts";
import type { CollectedSpan } from "../recorder/spans/span-log.ts";
import type { TraceSource } from "../trace/trace.ts";
import type { LedgerCall } from "./ledger.ts";

/** Masks spans that are about to leave the recorder. */
export type FinishSpans = (spans: readonly RecordedSpan[]) => RecordedSpan[];

/** Gives an interaction the id of the span it was sent in, for the key it was noted by. */
const named = ({ span, ...interaction }: Interaction, idOf: PlacedSpans["idOf"]): Interaction => {
  const id = idOf(span);
  return id === undefined ? interaction : { ...interaction, span: id };
};

const isServed = ({ kind }: LedgerCall): boolean => kind === "served";

/** Puts the calls of a session beside its spans of today; times count from the first call. */
export const traceSource = (
  calls: readonly LedgerCall[],
  collected: readonly CollectedSpan[],
  finish: FinishSpans,
): TraceSource => {
  const now = monotonic();
  const starts = calls.map(({ start }) => start);
  const zero = starts.length > 0 ? Math.min(...starts) : (collected[0]?.startedAt ?? now);
  const { spans, idOf } = recordedSpans(collected, { zero, now });
  return {
    interactions: calls.map(({ interaction }) => named(interaction, idOf)),
    spans: finish(spans),
    ...(calls.length === 0 && { startedAt: new RealDate(RealDate.now() - (now - zero)).toISOString() }),
    ...(calls.some(isServed) && {
      replayed: calls.map(({ start, end = now }) => ({
        start: roundedMs(start - zero),
        end: roundedMs(end - zero),
      })),
    }),
  };
};

const keysOf = (calls: readonly LedgerCall[]): Set<string> =>
  new Set(calls.flatMap(({ interaction }) => interaction.span ?? []));

/** The instant, on the clock of spans, that counts as 0 in the cassette: that of its first interaction. */
const zeroOf = (first: LedgerCall, before: Cassette): number => {
  const start = before.interactions[0]?.recordedAt ?? first.interaction.recordedAt;
  return first.start - (Date.parse(first.interaction.recordedAt) - Date.parse(start));
};

/** Adds to a cassette what was recorded now, with its spans; ids go on counting where those of the cassette end. */
export const withRecorded = (
  before: Cassette,
  calls: readonly LedgerCall[],
  collected: readonly CollectedSpan[],
  finish: FinishSpans,
): Cassette => {
  const recorded = calls.filter((call) => !isServed(call));
  const [first] = recorded;
  if (!first) return before;
  const served = calls.filter(isServed);
  const kept =
    served.length === 0
      ? collected
      : recordedTrees(collected, { served: keysOf(served), recorded: keysOf(recorded) });
  const placement = { zero: zeroOf(first, before), now: monotonic(), before: before.spans.length };
  const { spans, idOf } = recordedSpans(kept, placement);
  return {
    ...before,
    interactions: [...before.interactions, ...recorded.map(({ interaction }) => named(interaction, idOf))],
    spans: [...before.spans, ...finish(spans)],
  };
};
