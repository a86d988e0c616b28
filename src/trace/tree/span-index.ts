import type { ReadSpan } from "../spans/read-span.ts";

/** Spans by their ids and parents. */
export interface SpanIndex {
  readonly byId: (id: string | undefined) => ReadSpan | undefined;
  /** Lists a span and those it lies in, outwards; none of no span. */
  readonly outwards: (span: ReadSpan | undefined) => readonly ReadSpan[];
}

/** Makes an index of spans; parents that go round in a circle are followed once. */
export const spanIndex = (spans: readonly ReadSpan[]): SpanIndex => {
  const found = new Map(spans.map((span) => [span.recorded.id, span]));
  const byId = (id: string | undefined) => (id === undefined ? undefined : found.get(id));
  return {
    byId,
    outwards: (span) => {
      const path = new Set<ReadSpan>();
      for (let at = span; at && !path.has(at); at = byId(at.recorded.parent)) path.add(at);
      return [...path];
    },
  };
};
