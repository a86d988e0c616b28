const BREAK =
  /[.;!?:](?=\s|["')\]]|$)|,(?=\s)|\s[-–—](?=\s)|[()]|\b(?:but|although|though|while|whereas|because|since|unless|if|when|whenever|which|who|so that|however|and|or|nor)\b/gi;

/** A stretch of a text between two breaks. */
export interface Clause {
  readonly start: number;
  readonly end: number;
  /** What opened it: a mark or a conjunction, lower-cased; empty at the start of the text. */
  readonly opener: string;
  /** The units of it, by index. */
  readonly units: readonly number[];
}

interface Placed {
  readonly start: number;
}

const breaksOf = (text: string): { at: number; opener: string }[] =>
  Array.from(text.matchAll(BREAK), ({ 0: opener, index }) => ({
    at: index,
    opener: opener.toLowerCase().trim(),
  }));

/**
 * Splits a text into clauses at marks and conjunctions; `and` and `or` split too, marked by their opener, so that
 * coordinated parts can be told apart.
 */
export const splitClauses = (
  text: string,
  units: readonly Placed[],
): { clauses: Clause[]; clauseOf: number[] } => {
  const breaks = [{ at: 0, opener: "" }, ...breaksOf(text)];
  const clauseOf: number[] = [];
  let current = 0;
  for (const { start } of units) {
    while (current + 1 < breaks.length && (breaks[current + 1]?.at ?? 0) <= start) current++;
    clauseOf.push(current);
  }
  const members = breaks.map((): number[] => []);
  clauseOf.forEach((clause, at) => members[clause]?.push(at));
  const clauses = breaks.map(({ at, opener }, index) => ({
    start: at,
    end: breaks[index + 1]?.at ?? text.length,
    opener,
    units: members[index] ?? [],
  }));
  return { clauses, clauseOf };
};
