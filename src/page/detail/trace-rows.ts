import type { SideDetail, SpanDetail, TestDetail } from "../../reporters/html/page-data.ts";
import { alignBy } from "../../trace/diff/align-by.ts";
import type { TreeLine } from "./tree-keys.ts";

/** A span on both sides, or on the one that has it, and its line in the tree. */
export interface TraceRow extends TreeLine {
  readonly base?: SpanDetail;
  readonly head?: SpanDetail;
  /** The call's place in {@link TestDetail.calls}; -1 for a judge's. */
  readonly call?: number;
  /** How many stand beside it in its parent, itself included, and its place among them from 1. */
  readonly siblings: number;
  readonly place: number;
}

type Children = ReadonlyMap<string | undefined, readonly SpanDetail[]>;
type Pair = readonly [base: SpanDetail | undefined, head: SpanDetail | undefined];

const childrenOf = (side: SideDetail | undefined): Children =>
  Map.groupBy(side?.spans ?? [], ({ parent }) => parent);

/** A call is found again by what it was aligned with, all else by its name. */
const identityOf = ({ call, name }: SpanDetail): string =>
  call === undefined || call < 0 ? `span ${name}` : `call ${call}`;

const keyOf = ([base, head]: Pair): string => (head ? `h ${head.id}` : `b ${base?.id ?? ""}`);

const rowOf = ([base, head]: Pair): Pick<TraceRow, "base" | "head" | "call"> => {
  const call = head?.call ?? base?.call;
  return { ...(base && { base }), ...(head && { head }), ...(call !== undefined && { call }) };
};

/**
 * Lists the lines of a test's trace, both sides aligned, parents before their children; what lies in a line of `closed`
 * is left out. The two roots are one line whatever they are called.
 */
export const traceRows = (
  { base, head }: Pick<TestDetail, "base" | "head">,
  closed: ReadonlySet<string> = new Set(),
): TraceRow[] => {
  const [before, after] = [childrenOf(base), childrenOf(head)];
  const insideOf = ([was, is]: Pair): Pair[] =>
    alignBy(
      was ? (before.get(was.id) ?? []) : [],
      is ? (after.get(is.id) ?? []) : [],
      identityOf,
      () => false,
    );
  const listed = (pairs: readonly Pair[], level: number): TraceRow[] =>
    pairs.flatMap((pair, index) => {
      const inside = insideOf(pair);
      const key = keyOf(pair);
      const isOpen = !closed.has(key);
      const row = { key, level, siblings: pairs.length, place: index + 1, ...rowOf(pair) };
      if (inside.length === 0) return [row];
      return [{ ...row, isOpen }, ...(isOpen ? listed(inside, level + 1) : [])];
    });
  // The roots are partners, whatever they are called.
  const roots = alignBy(before.get(undefined) ?? [], after.get(undefined) ?? [], identityOf, () => true);
  return listed(roots, 1);
};
