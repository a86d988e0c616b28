import type { Call } from "../call.ts";
import { alignBy, type Row } from "./align-by.ts";
import { identityOf, type Likeness, likeness, likenessOf } from "./call-identity.ts";

/** A call of the base and what became of it; one side is absent where it was added or removed. */
export interface CallPair {
  readonly base?: Call;
  readonly head?: Call;
  /** It now stands before or after calls that it used to follow or precede; calls at the same time have no order. */
  readonly moved?: true;
}

interface Item {
  readonly call: Call;
  readonly identity: string;
}

const LEAST_LIKENESS = 0.35;

const itemOf = (call: Call): Item => ({ call, identity: identityOf(call) });

/** Pairs what stands in the same order on both sides with the same identity. */
const inOrder = (base: readonly Item[], head: readonly Item[]): Map<Item, Item> => {
  const rows = alignBy(
    base,
    head,
    ({ identity }) => identity,
    () => false,
  );
  return new Map(rows.flatMap(([was, is]) => (was && is ? [[was, is] as const] : [])));
};

/** Pairs what is the same in another place, first with first. */
const elsewhere = (base: readonly Item[], head: readonly Item[]): Map<Item, Item> => {
  const waiting = Map.groupBy(head, ({ identity }) => identity);
  return new Map(
    base.flatMap((item) => {
      const found = waiting.get(item.identity)?.shift();
      return found ? [[item, found] as const] : [];
    }),
  );
};

const scoresOf = (before: Likeness, head: readonly Likeness[]): Float64Array =>
  Float64Array.from(head, (after) => {
    const alike = likeness(before, after);
    return alike >= LEAST_LIKENESS ? alike : -1;
  });

/** The best sum of likenesses that pairs in order can have (S. B. Needleman and C. D. Wunsch, 1970). */
const mostAlike = (base: readonly Item[], head: readonly Item[]): Map<Item, Item> => {
  const width = head.length + 1;
  const best = new Float64Array((base.length + 1) * width);
  const at = (b: number, h: number): number => best[b * width + h] ?? 0;
  const after = head.map(({ call }) => likenessOf(call));
  const scores = base.map(({ call }) => scoresOf(likenessOf(call), after));
  for (let b = base.length - 1; b >= 0; b--) {
    for (let h = head.length - 1; h >= 0; h--)
      best[b * width + h] = Math.max(at(b + 1, h), at(b, h + 1), at(b + 1, h + 1) + (scores[b]?.[h] ?? 0));
  }
  const pairs = new Map<Item, Item>();
  for (let [b, h] = [0, 0]; b < base.length && h < head.length;) {
    const [before, after] = [base[b], head[h]];
    if (at(b, h) === at(b + 1, h)) b++;
    else if (at(b, h) === at(b, h + 1)) h++;
    else {
      if (before && after) pairs.set(before, after);
      b++;
      h++;
    }
  }
  return pairs;
};

const without = (items: readonly Item[], taken: Iterable<Item>): Item[] => {
  const gone = new Set(taken);
  return items.filter((item) => !gone.has(item));
};

const overlaps = ({ timing: a }: Call, { timing: b }: Call): boolean =>
  a.start < b.start + b.duration && b.start < a.start + a.duration;

/** Whether a pair changed places with another whose calls did not run at the same time. */
const isMoved = (base: Call, head: Call, pairs: readonly (readonly [Item, Item])[]): boolean =>
  pairs.some(
    ([{ call: before }, { call: after }]) =>
      (before.index - base.index) * (after.index - head.index) < 0 &&
      !overlaps(before, base) &&
      !overlaps(after, head),
  );

/** The pairs in the head's order, each removed call after the one it used to follow. */
const ordered = (base: readonly Item[], head: readonly Item[], pairs: Map<Item, Item>): Row<Item>[] => {
  const baseOf = new Map([...pairs].map(([before, after]) => [after, before]));
  const removed = without(base, pairs.keys());
  const rows: Row<Item>[] = head.map((item) => [baseOf.get(item), item]);
  for (const item of removed) {
    const before = rows.findLastIndex(([other]) => other !== undefined && other.call.index < item.call.index);
    rows.splice(before + 1, 0, [item, undefined]);
  }
  return rows;
};

/**
 * Finds for each call of the head the one of the base that it was: by what is asked, not by its place. First what is
 * asked alike on both sides, then, among the rest, what is most alike in order.
 */
export const alignCalls = (base: readonly Call[], head: readonly Call[]): CallPair[] => {
  const [before, after] = [base.map(itemOf), head.map(itemOf)];
  const same = inOrder(before, after);
  for (const [b, h] of elsewhere(without(before, same.keys()), without(after, same.values()))) same.set(b, h);
  const identical = [...same];
  const alike = mostAlike(without(before, same.keys()), without(after, same.values()));
  const pairs = new Map([...same, ...alike]);
  return ordered(before, after, pairs).map(([b, h]) => ({
    ...(b && { base: b.call }),
    ...(h && { head: h.call }),
    ...(b && h && isMoved(b.call, h.call, identical) && { moved: true as const }),
  }));
};
