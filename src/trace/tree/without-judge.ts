import type { CallFacts } from "../calls/call-of.ts";
import type { ReadSpan } from "../spans/read-span.ts";
import type { TraceSource } from "../trace.ts";
import type { Joined } from "./join-spans.ts";
import { spanIndex } from "./span-index.ts";

/** What was sent, before the judge's part is taken out. */
interface Everything extends Joined {
  readonly source: TraceSource;
  readonly facts: readonly CallFacts[];
  readonly spans: readonly ReadSpan[];
}

/** What the program did, and the calls that judged it. */
interface Divided {
  readonly source: TraceSource;
  readonly facts: readonly CallFacts[];
  readonly owners: Joined["owners"];
  readonly spans: readonly ReadSpan[];
  readonly judge: readonly CallFacts[];
}

/** Takes the calls that a judge made, with the spans that hold nothing else, out of what a program did. */
export const withoutJudge = ({ source, facts, owners, lone, spans }: Everything): Divided => {
  const isApp = (_: unknown, index: number): boolean => facts[index]?.role === "app";
  if (facts.every(isApp)) return { source, facts, owners, spans, judge: [] };
  const { byId, outwards } = spanIndex(spans);
  const around = (fits: (index: number) => boolean): Set<ReadSpan> =>
    new Set(
      facts.flatMap(({ interaction }, index) =>
        fits(index) ? [...outwards(owners[index]), ...outwards(byId(interaction?.span))] : [],
      ),
    );
  const ours = new Set([...around((index) => isApp(undefined, index)), ...lone.flatMap(outwards)]);
  const theirs = around((index) => !isApp(undefined, index)).difference(ours);
  const { interactions, replayed } = source;
  return {
    source: {
      ...source,
      interactions: interactions.filter(isApp),
      ...(replayed && { replayed: replayed.filter(isApp) }),
    },
    facts: facts.filter(isApp),
    owners: owners.filter(isApp),
    spans: spans.filter((span) => !outwards(span).some((each) => theirs.has(each))),
    judge: facts.filter((fact) => fact.role !== "app"),
  };
};
