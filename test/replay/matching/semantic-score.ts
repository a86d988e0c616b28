import { configure } from "safe-stable-stringify";
import { openTape } from "../../../src/replay/tape.ts";
import { type Random, seededRandom, seedOf } from "../../corpus/random.ts";
import { type Ask, incomingOf, interactionOf, type Recorded } from "./case.ts";
import { SEMANTIC_CHANGES } from "./semantic-changes.ts";

/** How often a kind of change was made, and what was then answered all the same. */
export interface SemanticScore {
  injected: number;
  readonly hits: string[];
}

/** Images are rare in the corpus: requests with messages get one, in the recording and today alike. */
const withImage = (ask: Ask, random: Random): Ask => {
  if (
    ask.json === undefined ||
    typeof ask.json !== "object" ||
    ask.json === null ||
    !("messages" in ask.json)
  )
    return ask;
  const bytes = Buffer.from(Array.from({ length: 300 }, () => random(256)));
  const image = {
    role: "user",
    content: [{ type: "image_url", image_url: { url: `data:image/png;base64,${bytes.toString("base64")}` } }],
  };
  const json = { ...ask.json, messages: [...(ask.json as { messages: never[] }).messages, image] };
  return { ...ask, json, bytes: new Uint8Array(Buffer.from(JSON.stringify(json))) };
};

/** Bodies that are not JSON are rare in the corpus: each is changed in more places. */
const ROUNDS: Readonly<Record<string, number>> = { "a text that is not JSON": 6 };

const sorted = configure({ deterministic: true });

/** Names a request by other means than the ones under test, so that what they overlook is found. */
const identityOf = ({ method, url, headers, json, bytes }: Ask): string => {
  const beta = headers.filter(([name]) => name === "anthropic-beta").map(([, value]) => value);
  const body = json === undefined ? Buffer.from(bytes).toString("base64") : sorted(json);
  return `${method} ${url} ${beta.join()} ${body}`;
};

/**
 * Makes each semantic change `rounds` times in each request of `cassettes`, after the requests before it were served,
 * and counts what is answered. A change that leaves the request equal to a recorded one does not count.
 */
export const scoreSemantic = (
  cassettes: readonly Recorded[],
  rounds: number,
): Record<string, SemanticScore> => {
  const scores = Object.fromEntries(
    Object.keys(SEMANTIC_CHANGES).map((kind): [string, SemanticScore] => [kind, { injected: 0, hits: [] }]),
  );
  for (const recorded of cassettes)
    for (const [kind, change] of Object.entries(SEMANTIC_CHANGES)) {
      const { lines } = recorded;
      const random = seededRandom(seedOf(`${lines[0]!.source} ${lines[0]!.path} ${kind}`));
      const asks =
        kind === "image bytes" ? recorded.asks.map((ask) => withImage(ask, random)) : recorded.asks;
      const interactions = asks.map((ask, i) => interactionOf(ask, lines[i]!, 0));
      const keys = new Set(asks.map(identityOf));
      const tape = openTape({ interactions });
      for (const [i, ask] of asks.entries()) {
        for (let round = 0; round < rounds * (ROUNDS[kind] ?? 1); round++) {
          const changed = change(ask, random);
          if (!changed || keys.has(identityOf(changed))) continue;
          const score = scores[kind]!;
          score.injected++;
          const hit = tape.find(incomingOf(changed), "any");
          if (hit) score.hits.push(`${lines[0]!.source} ${lines[0]!.path} ${i}: ${hit.note}`);
        }
        tape.find(incomingOf(ask), "exact");
      }
    }
  return scores;
};
