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

/** Where a clause begins, and what opens it. */
interface Break {
  readonly at: number;
  readonly opener: string;
}

/** Finds where the clauses of a text begin; the first is at 0. */
export const findBreaks = (text: string): readonly Break[] => [
  { at: 0, opener: "" },
  ...Array.from(text.matchAll(BREAK), ({ 0: opener, index }) => ({
    at: index,
    opener: opener.toLowerCase().trim(),
  })),
];

/** Tells in which clause a place of the text is; to be asked in the order of the places. */
export const clauseFinder = (breaks: readonly Break[]): ((place: number) => number) => {
  let current = 0;
  return (place) => {
    while ((breaks[current + 1]?.at ?? Infinity) <= place) current++;
    return current;
  };
};

/**
 * Gives the clauses of a text, parted at marks and conjunctions; `and` and `or` part too, marked by their opener, so
 * that coordinated parts can be told apart.
 */
export const clausesOf = (
  text: string,
  breaks: readonly Break[],
  units: readonly { readonly clause: number }[],
): Clause[] => {
  const members = breaks.map((): number[] => []);
  units.forEach(({ clause }, at) => members[clause]?.push(at));
  return breaks.map(({ at, opener }, index) => ({
    start: at,
    end: breaks[index + 1]?.at ?? text.length,
    opener,
    units: members[index] ?? [],
  }));
};
