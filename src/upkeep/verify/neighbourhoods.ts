import { readCall } from "../../trace/read-call.ts";
import type { Verified } from "./outcome.ts";
import { type Neighbourhood, neighbourOverlap } from "./vectors.ts";

type Pair = readonly [base: readonly number[], head: readonly number[]];

interface Embedded {
  readonly path: string;
  readonly model: string;
  readonly pairs: readonly Pair[];
}

const embeddedIn = ({ planned, outcome }: Verified): Embedded[] => {
  if (outcome.kind !== "compared") return [];
  const { embeddings: base, model = "an unnamed model" } = planned.call;
  const { embeddings: head } = readCall(outcome.today, { index: 0, start: 0, attempt: 1 });
  if (!base || base.length !== head?.length) return [];
  return [{ path: planned.path, model, pairs: base.map((vector, index) => [vector, head[index] ?? []]) }];
};

/** Finds for the vectors of each cassette and model how many of their neighbours among each other they kept. */
export const neighbourhoods = (verified: readonly Verified[]): readonly Neighbourhood[] =>
  Object.values(
    Object.groupBy(verified.flatMap(embeddedIn), ({ path, model }) => `${path}\n${model}`),
  ).flatMap((same = []) => {
    const pairs = same.flatMap((each) => each.pairs);
    const found = neighbourOverlap(
      pairs.map(([base]) => base),
      pairs.map(([, head]) => head),
    );
    const [first] = same;
    return first && found ? [{ path: first.path, model: first.model, ...found }] : [];
  });
