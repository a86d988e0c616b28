import { createHash } from "node:crypto";
import { isJsonObject, type JsonValue } from "../formats/json.ts";
import type { Interaction, JsonBody } from "./cassette.ts";
import { changesOf } from "./continued-body.ts";
import type { ContinuedBody } from "./disk.ts";

/** Below this many characters a body is told in full. */
const MIN_SIZE = 400;
/** Edits stand for a body where they are at most this share of it. */
const MAX_SHARE = 0.8;
/** A later candidate is taken where its edits are at most this share of an earlier one's, which reads better. */
const MUCH_LESS = 0.5;
/** So many latest bodies of a URL are tried besides those with the same beginning. */
const RECENT = 3;
/** A body is found by its beginning less up to so many last items, which often carry cache marks that move on. */
const LAST_ITEMS = 5;

const historyOf = (json: JsonValue): readonly JsonValue[] => {
  if (!isJsonObject(json)) return Array.isArray(json) ? json : [];
  let longest: readonly JsonValue[] = [];
  for (const value of Object.values(json))
    if (Array.isArray(value) && value.length > longest.length) longest = value as readonly JsonValue[];
  return longest;
};

/** Gives a digest of each beginning of a list: of its first item, its first two, and so on. */
const beginnings = (items: readonly JsonValue[], seed: string): string[] => {
  let digest = seed;
  return items.map((item) => {
    digest = createHash("sha1").update(digest).update(JSON.stringify(item)).digest("base64");
    return digest;
  });
};

const jsonBody = ({ request }: Interaction): JsonBody | undefined =>
  request.body && "json" in request.body ? request.body : undefined;

/** Remembers earlier bodies and proposes few of them as bases, the most alike first. */
const baseFinder = () => {
  const byBeginning = new Map<string, number>();
  const byUrl = new Map<string, number[]>();
  return (index: number, url: string, json: JsonValue): number[] => {
    const digests = beginnings(historyOf(json), url);
    const longest = digests.findLast((digest) => byBeginning.has(digest));
    const recent = byUrl.get(url) ?? [];
    const alike = longest === undefined ? [] : [byBeginning.get(longest) as number];
    for (const digest of digests.slice(-LAST_ITEMS)) byBeginning.set(digest, index);
    byUrl.set(url, [index, ...recent].slice(0, RECENT));
    return [...new Set([...alike, ...recent])];
  };
};

const sizeOf = (value: unknown): number => JSON.stringify(value).length;

/**
 * Finds, for each interaction, how its JSON request body follows from an earlier one, where telling only that is
 * much shorter. Few bases are tried for each, so that the work grows with the bodies' size alone.
 */
export const continueRequests = (interactions: readonly Interaction[]): (ContinuedBody | undefined)[] => {
  const basesFor = baseFinder();
  return interactions.map((interaction, index) => {
    const body = jsonBody(interaction);
    const size = body ? sizeOf(body.json) : 0;
    if (body === undefined || size < MIN_SIZE) return undefined;
    let best: ContinuedBody | undefined;
    let limit = size * MAX_SHARE;
    for (const continues of basesFor(index, interaction.request.url, body.json)) {
      const changes = changesOf(jsonBody(interactions[continues] as Interaction) as JsonBody, body);
      const cost = changes ? sizeOf(changes) : Infinity;
      if (changes === undefined || cost >= limit) continue;
      best = { continues, ...changes };
      limit = cost * MUCH_LESS;
    }
    return best;
  });
};
