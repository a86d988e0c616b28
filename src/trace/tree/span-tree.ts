import type { Call } from "../call.ts";
import type { Attributes, Span, SpanEvent } from "../span.ts";
import { once } from "../../once.ts";
import type { Interval } from "./busy-periods.ts";

/** A span before it stands in a tree; what it says is made when first asked for. */
export interface SpanSeed extends Pick<Span, "id" | "name" | "kind" | "status"> {
  /** The id of the span it lies in; the root where it names none that there is. */
  readonly parent?: string | undefined;
  readonly time: Interval;
  readonly attributes: () => Attributes;
  readonly events: () => readonly SpanEvent[];
  readonly statusMessage?: string | undefined;
  readonly scope?: string | undefined;
  readonly call?: Call | undefined;
}

const ROOT = "root";

const grown = (seed: SpanSeed, parent: Span | undefined, inner: Map<string, readonly SpanSeed[]>): Span => {
  const { id, name, kind, status, statusMessage, scope, call, time } = seed;
  const attributes = once(seed.attributes);
  const events = once(seed.events);
  const children: Span[] = [];
  const span: Span = {
    id,
    name,
    kind,
    ...time,
    duration: time.end - time.start,
    get attributes() {
      return attributes();
    },
    get events() {
      return events();
    },
    status,
    ...(statusMessage !== undefined && { statusMessage }),
    ...(scope !== undefined && { scope }),
    ...(call && { call }),
    children,
  };
  // Printing, comparing and serialising go down the tree and never round in it.
  if (parent) Object.defineProperty(span, "parent", { value: parent });
  const within = inner.get(id) ?? [];
  // Where several spans bear one id, the first has what lies in it: nothing is grown twice.
  inner.delete(id);
  for (const each of within) children.push(grown(each, span, inner));
  return span;
};

/** Levels of a tree, below its root: what walks it does so by recursion. */
const DEEPEST = 500;

/** Tells whether parents lead from a span to the root: those that go round in a circle do not, nor those that are too many. */
const isRooted = (seed: SpanSeed, byId: ReadonlyMap<string, SpanSeed>): boolean => {
  let level = 1;
  for (let at = byId.get(seed.parent ?? ""); at && level <= DEEPEST; at = byId.get(at.parent ?? "")) level++;
  return level <= DEEPEST;
};

/**
 * Grows the tree of a trace: a root that spans everything, and in it each span in its parent, by start. A span that has no
 * way to the root lies in it directly.
 */
export const growTree = (name: string, seeds: readonly SpanSeed[]): Span => {
  const byId = new Map(seeds.map((seed) => [seed.id, seed]));
  const parentOf = (seed: SpanSeed): string =>
    byId.has(seed.parent ?? "") && isRooted(seed, byId) ? (seed.parent ?? ROOT) : ROOT;
  const sorted = seeds.toSorted((a, b) => a.time.start - b.time.start);
  const end = seeds.reduce((latest, { time }) => Math.max(latest, time.end), 0);
  const root: SpanSeed = {
    id: ROOT,
    name,
    kind: "internal",
    status: "unset",
    time: { start: 0, end },
    attributes: () => ({}),
    events: () => [],
  };
  return grown(root, undefined, Map.groupBy(sorted, parentOf));
};

/** Lists a span and all in it, parents before their children. */
export const spansIn = (span: Span): readonly Span[] => [span, ...span.children.flatMap(spansIn)];
