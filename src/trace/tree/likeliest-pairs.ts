import type { CallFacts } from "../calls/call-of.ts";
import { GEN_AI } from "../semconv.ts";
import type { ReadSpan } from "../spans/read-span.ts";
import type { Interval } from "./busy-periods.ts";
import type { SpanIndex } from "./span-index.ts";

/** How far the clocks of calls and spans may be apart, in milliseconds: recorded times are whole numbers. */
const TOLERANCE = 5;

/** A call, by its place, and a span that may stand for it. */
export interface Pair {
  readonly place: number;
  readonly span: ReadSpan;
}

/** What speaks against a pair, the weightiest first. */
interface Doubted extends Pair {
  readonly doubts: readonly number[];
}

const isWithin = (time: Interval | undefined, { recorded: { start, end } }: ReadSpan): boolean =>
  time !== undefined && start <= time.start + TOLERANCE && time.end <= end + TOLERANCE;

const isSameModel = ({ attributes }: ReadSpan, { reading }: CallFacts): boolean => {
  const names = [attributes[GEN_AI.requestModel], attributes[GEN_AI.responseModel]].filter(
    (name) => name !== undefined,
  );
  const { requestModel, responseModel } = reading;
  return names.length === 0 || names.some((name) => name === requestModel || name === responseModel);
};

const isTold = ({ attributes }: ReadSpan, { reading }: CallFacts): boolean =>
  reading.responseId !== undefined && attributes[GEN_AI.responseId] === reading.responseId;

const mayStandFor = (span: ReadSpan, call: CallFacts, time: Interval | undefined): boolean => {
  if (isTold(span, call)) return true;
  const isOther = call.reading.responseId !== undefined && span.attributes[GEN_AI.responseId] !== undefined;
  return !isOther && isWithin(time, span) && isSameModel(span, call);
};

const slackOf = ({ recorded: { start, end } }: ReadSpan, time: Interval | undefined): number =>
  time ? time.start - start + end - time.end : 0;

const byDoubts = ({ doubts: a }: Doubted, { doubts: b }: Doubted): number =>
  a.map((doubt, index) => doubt - (b[index] ?? 0)).find((difference) => difference !== 0) ?? 0;

/**
 * Pairs calls with spans that were not active when these were sent, since the library makes them in callbacks (as for
 * LangChain) or the context was lost; the likeliest first. The id of the answer tells, else the same model at the same
 * time: before others a span that lies where the call was sent, a call that succeeded (a span covers retries), and the
 * closest in time. `undefined` stands for calls that have their span.
 */
export const likeliestPairs = (
  facts: readonly (CallFacts | undefined)[],
  times: readonly Interval[],
  lone: readonly ReadSpan[],
  { byId, outwards }: SpanIndex,
): readonly Pair[] => {
  const pairs = facts.flatMap((call, place): Doubted[] => {
    if (!call) return [];
    const time = times[place];
    const around = new Set(outwards(byId(call.interaction?.span)).map(({ recorded }) => recorded.id));
    const isElsewhere = ({ recorded }: ReadSpan) => !around.has(recorded.parent ?? "");
    const isFailed = Number(call.reading.error !== undefined);
    return lone
      .filter((span) => mayStandFor(span, call, time))
      .map((span) => ({
        place,
        span,
        doubts: [Number(!isTold(span, call)), Number(isElsewhere(span)), isFailed, slackOf(span, time)],
      }));
  });
  return pairs.toSorted(byDoubts);
};
