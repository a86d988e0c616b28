import type { RecordedSpan } from "./cassette.ts";
import { attributeEdits } from "./continued-attributes.ts";
import type { ContinuedAttributes } from "./disk.ts";

/** Below this many characters attributes are told in full. */
const MIN_SIZE = 400;
/** Edits stand for attributes where they are at most this share of them. */
const MAX_SHARE = 0.8;
/** Edits that are at most this share are good enough to try no further base. */
const GOOD_SHARE = 0.2;
/** So many latest spans of a name are tried, besides the latest with the same parent. */
const RECENT = 3;

const sizeOf = (value: unknown): number => JSON.stringify(value).length;

/** Remembers earlier spans and proposes few of them as bases: the turns of one agent are spans of one name. */
const baseFinder = () => {
  const bySibling = new Map<string, number>();
  const byName = new Map<string, number[]>();
  return (index: number, { name, scope, parent }: RecordedSpan): number[] => {
    const family = JSON.stringify([name, scope, parent]);
    const kind = JSON.stringify([name, scope]);
    const sibling = bySibling.get(family);
    const recent = byName.get(kind) ?? [];
    bySibling.set(family, index);
    byName.set(kind, [index, ...recent].slice(0, RECENT));
    return [...new Set([...(sibling === undefined ? [] : [sibling]), ...recent])];
  };
};

const bestOf = (
  { attributes }: RecordedSpan,
  bases: readonly number[],
  spans: readonly RecordedSpan[],
): ContinuedAttributes | undefined => {
  const size = sizeOf(attributes);
  if (size < MIN_SIZE) return undefined;
  let best: ContinuedAttributes | undefined;
  let limit = size * MAX_SHARE;
  for (const continues of bases) {
    if (limit <= size * GOOD_SHARE) break;
    const edits = attributeEdits((spans[continues] as RecordedSpan).attributes, attributes);
    const cost = edits ? sizeOf(edits) : Infinity;
    if (cost >= limit) continue;
    best = { continues, ...edits };
    limit = cost;
  }
  return best;
};

/** Finds, for each span, how its attributes follow from an earlier one's, where telling only that is much shorter. */
export const continueSpans = (spans: readonly RecordedSpan[]): (ContinuedAttributes | undefined)[] => {
  const basesFor = baseFinder();
  return spans.map((span, index) => bestOf(span, basesFor(index, span), spans));
};
