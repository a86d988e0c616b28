import type { CallPair, TestDetail } from "../../reporters/html/page-data.ts";

/** How much a reader wants to see a call: 0 where it answers otherwise or fails, 3 where nothing changed. */
const rankOf = ({ kind, changes }: CallPair): number => {
  if (changes.some(({ kind }) => kind === "text" || kind === "error" || kind === "tool called")) return 0;
  if (kind === "changed") return 1;
  return kind === "added" || kind === "removed" ? 2 : 3;
};

/**
 * Picks the place of the call that an address names, else of the one that answers otherwise, the last of them, since
 * that is the one the others led to; else of the first that changed at all, else of the first.
 */
export const chosenCall = ({ calls }: TestDetail, asked: number | undefined): number | undefined => {
  if (calls.length === 0) return undefined;
  if (asked !== undefined && calls[asked]) return asked;
  const ranks = calls.map(rankOf);
  const best = Math.min(...ranks);
  return best === 0 ? ranks.lastIndexOf(0) : ranks.indexOf(best);
};
