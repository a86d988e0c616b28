import { areAntonyms, synonymsOf } from "../synonyms.ts";
import { americanSpelling, areDerived, isVariable, ROOT_LETTERS } from "./alike.ts";
import { remember } from "../remember.ts";

/** Which words of two texts mean the same; found once for both, since every guard asks. */
export interface Kin {
  /** Whether two keys, one of each text, are equal or mean the same. */
  readonly areAlike: (a: string, b: string) => boolean;
  /** The keys of the other text that mean the same as this one; without the key itself. */
  readonly of: (key: string) => ReadonlySet<string>;
}

type Keys = ReadonlySet<string>;

const NONE: Keys = new Set();

const synonyms = remember(synonymsOf);

const rootOf = (key: string): string => key.slice(0, ROOT_LETTERS);

/** For each key that only `mine` has, the keys of `theirs` that are alike. */
const kinOf = (mine: Keys, theirs: Keys): (readonly [string, string])[] => {
  const lonely = [...mine].filter((key) => !theirs.has(key));
  if (lonely.length === 0) return [];
  const byRoot = Map.groupBy(theirs, rootOf);
  const bySpelling = Map.groupBy([...theirs].filter(isVariable), americanSpelling);
  return lonely.flatMap((key) => {
    const meant = synonyms(key).filter((word) => theirs.has(word));
    const derived = byRoot.get(rootOf(key))?.filter((other) => areDerived(key, other)) ?? [];
    const spelling = isVariable(key) ? americanSpelling(key) : key;
    const spelled = [...(bySpelling.get(spelling) ?? []), ...(theirs.has(spelling) ? [spelling] : [])];
    return [...new Set([...meant, ...derived, ...spelled])]
      .filter((other) => !areAntonyms(key, other))
      .map((other) => [key, other] as const);
  });
};

/** Finds the keys of two texts that are alike: a WordNet synset, one root, or two spellings. */
export const findKin = (actual: Keys, expected: Keys): Kin => {
  const kin = new Map<string, Set<string>>();
  const add = (a: string, b: string): void => void kin.set(a, (kin.get(a) ?? new Set()).add(b));
  for (const [a, b] of [...kinOf(actual, expected), ...kinOf(expected, actual)]) {
    add(a, b);
    add(b, a);
  }
  return {
    areAlike: (a, b) => a === b || kin.get(a)?.has(b) === true,
    of: (key) => kin.get(key) ?? NONE,
  };
};
