import { textOf } from "../../cassette/body.ts";
import type { Cassette, Interaction } from "../../cassette/cassette.ts";
import type { Call } from "../../trace/call.ts";
import { readCall } from "../../trace/read-call.ts";
import type { Outcome, Verified } from "./outcome.ts";
import { givenIds } from "./server-ids.ts";

/** Shorter answers stand in requests by chance. */
const SHORTEST = 12;

const saidIn = ({ input }: Call): ReadonlySet<string> =>
  new Set(input.flatMap(({ parts }) => parts.flatMap((part) => ("content" in part ? [part.content] : []))));

const repeats = (later: Interaction, text: string): boolean =>
  text.length >= SHORTEST && saidIn(readCall(later, { index: 0, start: 0, attempt: 1 })).has(text);

/** Finds the first later request that repeats what an answer said or the ids that it gave: the place of that interaction. */
const builtUpon = ({ interactions }: Cassette, index: number, { text = "" }: Call): number | undefined => {
  const { response } = interactions[index] ?? {};
  const ids = response ? givenIds(response) : [];
  const found = interactions.findIndex((later, at) => {
    if (at <= index) return false;
    const sent = `${later.request.url}\n${textOf(later.request.body) ?? ""}`;
    return ids.some((id) => sent.includes(id)) || repeats(later, text);
  });
  return found < 0 ? undefined : found;
};

/** What becomes of one interaction. */
type Updated = { readonly interaction: Interaction } | { readonly kept: string };

const answeredToday = (recorded: Interaction, { recordedAt, response, timing }: Interaction): Interaction => {
  const { failure: _failure, synthetic: _synthetic, ...kept } = recorded;
  return { ...kept, recordedAt, ...(response && { response }), timing };
};

const updatedOf = (
  cassette: Cassette,
  { planned }: Verified,
  outcome: Outcome & { kind: "compared" },
): Updated => {
  if (outcome.isRenamed) return { kept: "its request holds ids of the recording" };
  const later = builtUpon(cassette, planned.index, planned.call);
  if (later !== undefined) return { kept: `call ${later + 1} builds on its answer; record the test again` };
  return { interaction: answeredToday(planned.recorded, outcome.today) };
};

/** A cassette with answers of today, and what became of each of its calls that drifted, by place. */
export interface UpdatedCassette {
  readonly cassette: Cassette;
  readonly updates: ReadonlyMap<number, "replaced" | { readonly kept: string }>;
}

/**
 * Puts today's answers in the place of those that drifted. One that a later request of the cassette builds on stays: what
 * follows would no more be asked that way. Takes go, since they measured the former answers.
 */
export const updateCassette = (cassette: Cassette, drifted: readonly Verified[]): UpdatedCassette => {
  const results = drifted.flatMap((each): [number, Updated][] =>
    each.outcome.kind === "compared" ? [[each.planned.index, updatedOf(cassette, each, each.outcome)]] : [],
  );
  const updated = new Map(results);
  const interactions = cassette.interactions.map((interaction, index) => {
    const found = updated.get(index);
    return found && "interaction" in found ? found.interaction : interaction;
  });
  const isChanged = results.some(([, result]) => "interaction" in result);
  return {
    cassette: { ...cassette, interactions, takes: isChanged ? [] : cassette.takes },
    updates: new Map(
      results.map(([index, result]) => [index, "interaction" in result ? "replaced" : { kept: result.kept }]),
    ),
  };
};
