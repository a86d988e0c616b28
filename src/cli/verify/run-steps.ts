import type { Verified } from "../../upkeep/verify/outcome.ts";
import { isStep, type Planned, type Step } from "../../upkeep/verify/step.ts";
import { type Verifying, verifyStep } from "./verify-step.ts";

/** How many calls are under way at once, and who hears of each that is over. */
export interface Pace {
  readonly concurrency: number;
  readonly onDone: (planned: Planned) => void;
}

/** The gate of each call, which opens when the call is over. */
type Gates = ReadonlyMap<string, PromiseWithResolvers<Verified>>;

const keyOf = (path: string, index: number): string => `${path}\n${index}`;

const before = ({ path, waitsFor }: Step, gates: Gates): Promise<Verified[]> =>
  Promise.all(waitsFor.flatMap((index) => gates.get(keyOf(path, index))?.promise ?? []));

/**
 * Sends calls, several at once, each after those that it must wait for: they stand before it, so that none waits for what
 * waits for it. Gives what came of them, in their order.
 */
export const runSteps = async (
  planned: readonly Planned[],
  verifying: Verifying,
  { concurrency, onDone }: Pace,
): Promise<readonly Verified[]> => {
  const gates: Gates = new Map(
    planned.map(({ path, index }) => [keyOf(path, index), Promise.withResolvers<Verified>()]),
  );
  const waiting = planned.values();
  const work = async (): Promise<void> => {
    for (const each of waiting) {
      const outcome = isStep(each)
        ? await verifyStep(each, await before(each, gates), verifying)
        : { kind: "skipped" as const, reason: each.reason };
      const verified = { planned: each, outcome };
      gates.get(keyOf(each.path, each.index))?.resolve(verified);
      onDone(each);
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, planned.length) }, work));
  return Promise.all(gates.values().map(({ promise }) => promise));
};
