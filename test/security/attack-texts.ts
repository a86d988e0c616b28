/** Characters that a class may hold, those first that others overlook. */
const CANDIDATES = [..."0a A_-.:/\"'\\\t\r\n=,;@&?#+%()[]{}<>!*|$^~`", "é", "\u2028", "\0", "€"];

const ATOM =
  /\\(?:u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[pP]\{[^}]*\}|[^])|\[(?:\\[^]|[^\]\\])*\]|\((?:\?(?:<?[=!]|:|<\w+>))?|[)|^$]|[*+?]|\{\d+(?:,\d*)?\}|[^]/g;

const samplesOf = (atom: string, flags: string): string[] => {
  if (/^[^\\[.]$/.test(atom)) return [atom];
  const literal = /^\\([^a-zA-Z0-9])$/.exec(atom)?.[1];
  if (literal !== undefined) return [literal];
  try {
    const single = new RegExp(`^${atom}$`, flags.replaceAll(/[gyd]/g, ""));
    const found = CANDIDATES.filter((character) => single.test(character));
    return [...new Set([...found.slice(0, 1), ...found.slice(-1)])];
  } catch {
    return [];
  }
};

/** The characters that a pattern reads one after the other, in runs that groups and alternatives part. */
const runsOf = (source: string, flags: string): string[][][] => {
  const runs: string[][][] = [[]];
  for (const [atom] of source.matchAll(ATOM)) {
    if (/^[(|]/.test(atom) || atom === ")") runs.push([]);
    else if (!/^(?:[*+?^$]|\{\d+(?:,\d*)?\}|\\[bB1-9])$/.test(atom)) {
      const samples = samplesOf(atom, flags);
      if (samples.length > 0) runs.at(-1)?.push(samples);
    }
  }
  return runs.filter((run) => run.length > 0);
};

const fill = (unit: string, length: number): string => unit.repeat(Math.ceil(length / unit.length));

const first = (run: readonly string[][]): string => run.map(([sample = ""]) => sample).join("");

/**
 * Texts of about `length` characters that begin as a pattern wants it, go on for long with characters that it reads, and
 * end as it does not want it.
 */
export const attackTexts = (source: string, flags: string, length: number): string[] => {
  const runs = runsOf(source, flags);
  const atoms = runs.flat();
  const signs = [...new Set(atoms.flat())].slice(0, 5);
  const units = [
    ...signs.flatMap((sign) => signs.map((next) => sign + next)),
    ...runs.map((run, index) => first(run) + first(runs[index + 2] ?? [])),
    ...atoms.flat(),
    ...runs.map(first),
    ...runs.map((run, index) => first(run) + first(runs[index + 1] ?? [])),
    ...atoms.map((atom, index) => (atom[0] ?? "") + (atoms[index + 1]?.[0] ?? "")),
    ...atoms.map((atom, index) => (atom.at(-1) ?? "") + (atoms[index + 1]?.[0] ?? "")),
  ];
  const begun = atoms.slice(0, 40).flatMap((atom, index) => {
    const before = first(atoms.slice(0, index));
    return atom.map((sample) => before + fill(sample, length));
  });
  const runsBegun = runs
    .slice(0, 12)
    .map((run, index) => first(runs.slice(0, index).flat()) + fill(first(run), length));
  const texts = [...new Set(units)].filter((unit) => unit !== "").map((unit) => fill(unit, length));
  return [...new Set([...texts, ...begun, ...runsBegun])].flatMap((text) => [`${text}\0`, `${text}\n\0`]);
};
