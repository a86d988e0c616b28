import type { WireMockMapping } from "./wiremock-schema.ts";

/** The state that every scenario is in at first (https://wiremock.org/docs/stateful-behaviour). */
const STARTED = "Started";

interface Mapped {
  readonly mapping: WireMockMapping;
}

/** Lists the mappings of one scenario state by state; those that no state leads to come last. */
const chained = <T extends Mapped>(members: readonly T[]): T[] => {
  const left = [...members];
  const chain: T[] = [];
  let state = STARTED;
  for (;;) {
    const here = left.filter(({ mapping }) => (mapping.requiredScenarioState ?? STARTED) === state);
    const next = here.find(({ mapping }) => mapping.newScenarioState) ?? here[0];
    if (!next) return [...chain, ...left];
    chain.push(...left.splice(left.indexOf(next), 1));
    state = next.mapping.newScenarioState ?? state;
  }
};

/**
 * Puts mappings in the order their requests were sent in: as they were added, and those of a scenario, which wait for each
 * other, state by state in the places they have together.
 */
export const inWireMockOrder = <T extends Mapped>(all: readonly T[]): readonly T[] => {
  const added = all.toSorted((a, b) => (a.mapping.insertionIndex ?? 0) - (b.mapping.insertionIndex ?? 0));
  const scenarios = Map.groupBy(added, ({ mapping }) => mapping.scenarioName ?? "");
  const queues = new Map(Array.from(scenarios, ([name, members]) => [name, chained(members).values()]));
  return added.map((each) => {
    const { scenarioName } = each.mapping;
    return scenarioName ? (queues.get(scenarioName)?.next().value ?? each) : each;
  });
};
