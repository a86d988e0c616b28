import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { LlmReplayError } from "../../errors.ts";
import type { Side } from "../../reporters/report.ts";
import { pathSide, type Place, treeSide } from "../../reporters/sides/sides.ts";
import { chooseSides } from "../diff/choose-sides.ts";

/** What is shown: two states of a suite, or one with nothing to compare it with. */
export interface Shown {
  readonly base?: Side;
  readonly head: Side;
}

/** There is no git here, no repository, or no branch that others are merged into. */
const BASELESS: ReadonlySet<string> = new Set(["gitMissing", "defaultBranchUnknown"]);

const isPath = ({ cwd }: Place, word: string): boolean => existsSync(resolve(cwd, word));

const isBaseless = (error: unknown): boolean => error instanceof LlmReplayError && BASELESS.has(error.code);

const alone = (place: Place, [path]: readonly string[]): Shown => ({
  head: path === undefined ? treeSide(place, place.dir) : pathSide(place, path),
});

/**
 * Finds what the words of `llm-replay view` show: what `llm-replay diff` would compare; one state alone where no base is
 * named and there is none, or none with cassettes.
 *
 * @throws what `chooseSides` throws, where a base is named.
 */
export const chooseShown = (words: readonly string[], place: Place): Shown => {
  const isNamed = words.length > 1 || words.some((word) => !isPath(place, word));
  if (isNamed) return chooseSides(words, place);
  try {
    const { base, head } = chooseSides(words, place);
    return base.cassettes.size > 0 ? { base, head } : { head };
  } catch (error) {
    if (!isBaseless(error)) throw error;
    return alone(place, words);
  }
};
