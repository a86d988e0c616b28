import { openTape } from "../../../src/replay/tape.ts";
import { type Random, seededRandom, seedOf } from "../../corpus/random.ts";
import { incomingOf, interactionOf, type Recorded } from "./case.ts";
import { type Made, type Place, timeOf, VOLATILE_CHANGES } from "./volatile-changes.ts";

/** How often a kind of change was made, and where the recorded answer then failed to come. */
export interface VolatileScore {
  injected: number;
  readonly misses: string[];
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const hex = (random: Random, length: number): string =>
  Array.from({ length }, () => random(16).toString(16)).join("");
const six = (random: Random): string => Array.from({ length: 6 }, () => LETTERS[random(62)]).join("");

const FOLDERS = [
  (random: Random) => `/tmp/app-${six(random)}`,
  (random: Random) => `/var/folders/8j/${hex(random, 10)}/T/app-${six(random)}`,
  (random: Random) => `C:\\Users\\u${hex(random, 3)}\\AppData\\Local\\Temp\\app-${six(random)}`,
  (random: Random) => `/tmp/tmp${hex(random, 8)}`,
];

const made = (random: Random, start: number, kind: number): Made => ({
  uuid: `${hex(random, 8)}-${hex(random, 4)}-4${hex(random, 3)}-a${hex(random, 3)}-${hex(random, 12)}`,
  folder: FOLDERS[kind]!(random),
  start,
  rename: new Map(),
});

/** Forms are rare in the corpus: each gets several boundaries. */
const ROUNDS: Readonly<Record<string, number>> = { "multipart boundary": 6 };

/**
 * Replays every cassette from its beginning with each volatile change, made consistently over the cassette, and counts
 * the changed requests that did not get the answer recorded for them.
 */
export const scoreVolatile = (cassettes: readonly Recorded[]): Record<string, VolatileScore> => {
  const scores = Object.fromEntries(
    Object.keys(VOLATILE_CHANGES).map((kind): [string, VolatileScore] => [kind, { injected: 0, misses: [] }]),
  );
  for (const cassette of cassettes)
    for (const [kind, change] of Object.entries(VOLATILE_CHANGES))
      for (let round = 0; round < (ROUNDS[kind] ?? 1); round++) {
        const { lines } = cassette;
        const random = seededRandom(seedOf(`${lines[0]!.source} ${lines[0]!.path} ${kind} ${round}`));
        const folder = random(4);
        const session = [
          made(random, 1767700000000 + random(1e9), folder),
          made(random, Date.now(), folder),
        ] as const;
        const placeOf = (index: number): Place => ({ cassette, index, random, session });
        const asks = cassette.asks.map((ask, i) => change.before?.(ask, placeOf(i)) ?? ask);
        const tape = openTape({
          interactions: asks.map((ask, i) =>
            interactionOf(ask, lines[i]!, timeOf(placeOf(i), session[0]).getTime()),
          ),
        });
        for (const [i, ask] of cassette.asks.entries()) {
          const today = change.now(ask, placeOf(i));
          const hit = tape.find(incomingOf(today ?? asks[i]!), "any");
          if (!today) continue;
          scores[kind]!.injected++;
          if (hit?.index === i) continue;
          const why = hit ? `number ${hit.index}` : tape.nearest(incomingOf(today)).why;
          scores[kind]!.misses.push(`${lines[i]!.source} ${lines[i]!.path} ${i}: ${why}`);
        }
      }
  return scores;
};
