import type { Pair, Row, RowFigures } from "../../reporters/html/page-data.ts";

/** The tests of one file, summed up. */
export interface Suite {
  readonly file: string;
  readonly tests: number;
  readonly regressions: number;
  readonly warnings: number;
  readonly improvements: number;
  /** Sums over the tests that have the figure on both sides, or on the only side there is. */
  readonly cost?: Pair;
  readonly tokens?: Pair;
  readonly latency?: Pair;
}

const isWhole = ([base, head]: Pair): boolean => base !== null && head !== null;

const plus = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : a + b;

/** Adds up a figure; a test that has it on one side only would make the sums differ for nothing. */
export const sumOf = (rows: readonly Row[], figure: keyof RowFigures): Pair | undefined => {
  const pairs = rows.flatMap(({ figures }) => (figures[figure] ? [figures[figure]] : []));
  const whole = pairs.filter(isWhole);
  const added = whole.length > 0 ? whole : pairs;
  return added.length === 0
    ? undefined
    : added.reduce<Pair>(([base, head], pair) => [plus(base, pair[0]), plus(head, pair[1])], [null, null]);
};

const suiteOf = (file: string, rows: readonly Row[]): Suite => {
  const count = (severity: Row["severity"]): number => rows.filter((row) => row.severity === severity).length;
  const [cost, tokens, latency] = [sumOf(rows, "cost"), sumOf(rows, "tokens"), sumOf(rows, "latency")];
  return {
    file,
    tests: rows.length,
    regressions: count("regression"),
    warnings: count("warning"),
    improvements: count("improvement"),
    ...(cost && { cost }),
    ...(tokens && { tokens }),
    ...(latency && { latency }),
  };
};

const inOrder = (a: Suite, b: Suite): number =>
  b.regressions - a.regressions || b.warnings - a.warnings || (a.file < b.file ? -1 : 1);

/** Sums tests up by their files, those with the most regressions first. */
export const suitesOf = (rows: readonly Row[]): Suite[] =>
  [...Map.groupBy(rows, ({ file }) => file)].map(([file, own]) => suiteOf(file, own)).toSorted(inOrder);
