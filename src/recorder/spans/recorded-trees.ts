import { keyOf, parentKeyOf } from "./otel.ts";
import type { CollectedSpan } from "./span-log.ts";

/**
 * Picks the spans that belong to what was recorded now, where other calls were served from the cassette, which holds
 * their spans already: of each tree in which something was recorded, all but the branches that only led to served calls.
 */
export const recordedTrees = (
  collected: readonly CollectedSpan[],
  { served, recorded }: { readonly served: ReadonlySet<string>; readonly recorded: ReadonlySet<string> },
): CollectedSpan[] => {
  const parents = new Map(collected.map(({ span }) => [keyOf(span.spanContext()), parentKeyOf(span)]));
  const lineOf = (key: string | undefined): string[] => {
    const line: string[] = [];
    for (let at = key; at !== undefined && parents.has(at); at = parents.get(at)) line.push(at);
    return line;
  };
  const rootOf = (key: string): string | undefined => lineOf(key).at(-1);

  const above = (keys: ReadonlySet<string>): Set<string> => new Set([...keys].flatMap(lineOf));
  const [overServed, overRecorded] = [above(served), above(recorded)];
  const roots = new Set([...recorded].map(rootOf));
  return collected.filter(({ span }) => {
    const key = keyOf(span.spanContext());
    return roots.has(rootOf(key)) && (overRecorded.has(key) || !overServed.has(key));
  });
};
