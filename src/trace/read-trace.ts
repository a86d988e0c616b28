import type { Interaction } from "../cassette/cassette.ts";
import { isoTime } from "../formats/iso-time.ts";
import type { Call } from "./call.ts";
import { attemptsOf } from "./calls/attempts.ts";
import { callOf, type CallFacts, type ReadOptions } from "./calls/call-of.ts";
import { withFetched } from "./calls/with-fetched.ts";
import { readFacts } from "./read-call.ts";
import { factsOfSpan, filledBySpan } from "./spans/facts-of-span.ts";
import { readSpan, type ReadSpan } from "./spans/read-span.ts";
import { traceOf } from "./trace-of.ts";
import type { Trace, TraceSource } from "./trace.ts";
import type { Interval } from "./tree/busy-periods.ts";
import { joinSpans } from "./tree/join-spans.ts";
import { layoutOf, sentTimes } from "./tree/layout.ts";
import { madeSeed, recordedSeed } from "./tree/span-seeds.ts";
import { growTree, type SpanSeed } from "./tree/span-tree.ts";
import { withoutJudge } from "./tree/without-judge.ts";

/** A call on its way into a trace. */
interface Found {
  readonly facts: CallFacts;
  readonly owner?: ReadSpan | undefined;
  readonly time: Interval;
  readonly attempt: number;
}

const sourceOf = (source: TraceSource | readonly Interaction[]): TraceSource =>
  "interactions" in source ? source : { interactions: source };

/** When the spans' clock stood at 0. */
const zeroOf = ({ interactions, startedAt }: TraceSource): string | undefined =>
  startedAt ?? interactions.map(({ recordedAt }) => recordedAt).toSorted()[0];

const dated = (zero: string | undefined, ms: number): string | undefined =>
  zero === undefined ? undefined : isoTime(Date.parse(zero) + ms);

const callsOf = (found: readonly Found[], options: ReadOptions): readonly Call[] =>
  found.map(({ facts, owner, time, attempt }, index) => {
    const span = owner?.recorded.id ?? `call-${index + 1}`;
    const whole = owner ? filledBySpan(facts, owner) : facts;
    return callOf(whole, { index, start: time.start, attempt, span }, options);
  });

const seedsOf = (
  found: readonly Found[],
  calls: readonly Call[],
  spans: readonly ReadSpan[],
  times: readonly Interval[],
): SpanSeed[] => {
  const owned = new Map(found.map(({ owner }, index) => [owner, calls[index]]));
  const made = found.flatMap(({ owner, facts, time }, index) => {
    const call = calls[index];
    return call && !owner ? [madeSeed(call, call.span ?? "", facts.interaction?.span, time)] : [];
  });
  return [
    ...spans.map((span, index) => recordedSeed(span, times[index] ?? { start: 0, end: 0 }, owned.get(span))),
    ...made,
  ];
};

const judgeCallsOf = (facts: readonly CallFacts[], options: ReadOptions): readonly Call[] => {
  const interactions = facts.flatMap(({ interaction }) => interaction ?? []);
  const { calls } = layoutOf({ interactions });
  const attempts = attemptsOf(interactions);
  return facts.map((each, index) =>
    callOf(each, { index, start: calls[index]?.start ?? 0, attempt: attempts[index] ?? 1 }, options),
  );
};

/**
 * Reads interactions, or those of a cassette or a session with their spans, as a trace: one tree in which each call
 * stands once, in the span that its library made of it or in one that is made for it here.
 */
export const readTrace = (given: TraceSource | readonly Interaction[], options: ReadOptions = {}): Trace => {
  const source = sourceOf(given);
  const read = (source.spans ?? []).map(readSpan);
  const facts = withFetched(source.interactions.map(readFacts));
  const joined = joinSpans(facts, read, sentTimes(source));
  const app = withoutJudge({ source, facts, spans: read, ...joined });
  const layout = layoutOf({ ...app.source, spans: app.spans.map(({ recorded }) => recorded) });
  const attempts = attemptsOf(app.source.interactions);
  const zero = zeroOf(source);
  const placeOf = new Map(app.spans.map((span, index) => [span, layout.spans[index]]));
  const sent = app.facts.map((each, index): Found => {
    const time = layout.calls[index] ?? { start: 0, end: 0 };
    return { facts: each, owner: app.owners[index], time, attempt: attempts[index] ?? 1 };
  });
  const told = joined.lone.map((owner): Found => {
    const time = placeOf.get(owner) ?? { start: 0, end: 0 };
    const at = dated(zero, owner.recorded.start);
    return { facts: factsOfSpan(owner, time.end - time.start, at), owner, time, attempt: 1 };
  });
  const found = told.length > 0 ? [...sent, ...told].toSorted((a, b) => a.time.start - b.time.start) : sent;
  const calls = callsOf(found, options);
  const root = growTree(source.title ?? "trace", seedsOf(found, calls, app.spans, layout.spans));
  return traceOf({ title: source.title, root, calls, judgeCalls: judgeCallsOf(app.judge, options) });
};
