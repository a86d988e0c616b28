import type { Cassette, Interaction, Take } from "../cassette/cassette.ts";
import { priceOf } from "../trace/price.ts";
import { readCall, type ReadOptions } from "../trace/read-call.ts";
import type { Usage } from "../trace/usage.ts";

const costOf = (
  interaction: Interaction,
  usage: Take["usages"],
  index: number,
  reading: ReadOptions,
): number => {
  const call = readCall(interaction, { index, start: 0, attempt: 1 }, reading);
  if (usage === undefined) return call.cost?.total ?? 0;
  const price = priceOf({ ...call, usage: (usage[index] ?? {}) as Usage }, reading.prices);
  return "cost" in price ? price.cost.total : 0;
};

/**
 * Adds up what the last `count` measurements of a cassette cost, in US dollars: its takes and, before them, the recording.
 * What is not priced costs nothing here; it stops a recording with `maxCost` when it is made.
 */
export const spentBefore = (
  { interactions, takes }: Pick<Cassette, "interactions" | "takes">,
  count: number,
  reading: ReadOptions = {},
): number => {
  const measurements: readonly Take["usages"][] = [undefined, ...takes.map(({ usages }) => usages)];
  return measurements
    .slice(Math.max(0, measurements.length - count))
    .flatMap((usages) => interactions.map((each, index) => costOf(each, usages, index, reading)))
    .reduce((total, cost) => total + cost, 0);
};
