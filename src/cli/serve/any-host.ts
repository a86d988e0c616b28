import type { Interaction } from "../../cassette/cassette.ts";
import type { Incoming } from "../../replay/incoming.ts";
import type { Tape } from "../../replay/tape.ts";
import { splitOrigin } from "../../wire/server/origin-segment.ts";
import { originsOf } from "./shelf.ts";

/** Gives the addresses that a target may mean, the likeliest first. */
export type AddressesOf = (target: string) => readonly string[];

/**
 * Prepares the recorded hosts for requests that were sent to us instead. A host that the target begins with is meant
 * alone; else all that the same path was recorded from, and where there is none, all.
 */
export const addressesIn = (interactions: readonly Interaction[]): AddressesOf => {
  const origins = originsOf(interactions);
  const byPath = Map.groupBy(interactions, ({ request }) => URL.parse(request.url)?.pathname);
  const atPath = new Map([...byPath].map(([path, found]) => [path, originsOf(found)]));
  return (target) => {
    const named = splitOrigin(target);
    if (named && origins.includes(named.origin)) return [`${named.origin}${named.rest}`];
    const path = target.replace(/\?.*/s, "");
    return (atPath.get(path) ?? origins).map((origin) => `${origin}${target}`);
  };
};

/** Lets a tape answer a request for any of these addresses: the first that it equals, else the first that matches. */
export const atAnyOf = (addresses: readonly string[], tape: Tape): Tape => {
  const at = (incoming: Incoming): Incoming[] => addresses.map((url) => ({ ...incoming, url }));
  return {
    ...tape,
    find: (incoming, how) => {
      const all = at(incoming);
      const [only] = all;
      if (only && all.length === 1) return tape.find(only, how);
      return firstOf(all, (each) => tape.find(each, "exact")) ?? firstOf(all, (each) => tape.find(each, how));
    },
    nearest: (incoming) => tape.nearest(at(incoming)[0] ?? incoming),
  };
};

const firstOf = <T, R>(all: readonly T[], find: (each: T) => R | undefined): R | undefined => {
  for (const each of all) {
    const found = find(each);
    if (found !== undefined) return found;
  }
  return undefined;
};
