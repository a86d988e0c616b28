import type { Difference } from "../../formats/json-difference.ts";
import { showDifferences } from "../tool-arguments.ts";
import type { Aligned } from "./align-steps.ts";

/** What stands on either side of an alignment. */
export interface Sides {
  readonly expected: readonly string[];
  readonly actual: readonly string[];
  /** Where a call differs from a step; `undefined` where it is another tool. */
  readonly differences: (expected: number, actual: number) => readonly Difference[] | undefined;
}

const WIDEST = 60;

const cut = (text: string): string => (text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text);

const isWhole = ({ expected, actual }: Aligned): boolean => expected !== undefined && actual !== undefined;

/** Joins a step and a call without partners that stand between the same others and are the same tool. */
const joinNear = (rows: readonly Aligned[], { differences }: Sides): Aligned[] =>
  rows.reduce<Aligned[]>((joined, row) => {
    const gap = joined.slice(joined.findLastIndex(isWhole) + 1);
    const partner = gap.find(
      (each) =>
        (each.expected === undefined) !== (row.expected === undefined) &&
        differences(each.expected ?? row.expected ?? -1, each.actual ?? row.actual ?? -1) !== undefined,
    );
    if (!partner || isWhole(row)) return joined.concat(row);
    return joined.map((each) => (each === partner ? { ...partner, ...row } : each));
  }, []);

const markOf = ({ expected, actual }: Aligned, { differences }: Sides): string => {
  if (expected === undefined) return "+";
  if (actual === undefined) return "-";
  return differences(expected, actual)?.length === 0 ? "=" : "≠";
};

const detailOf = ({ expected, actual }: Aligned, { differences }: Sides): string[] => {
  if (expected === undefined || actual === undefined) return [];
  return showDifferences(differences(expected, actual) ?? []).map((line) => `    ${line}`);
};

/**
 * Lays an alignment out in two columns: `=` where a call is the step, `≠` where only its arguments differ (with what
 * differs below), `-` for a step that is missing, `+` for a call that is no step.
 */
export const showAlignment = (rows: readonly Aligned[], sides: Sides): string[] => {
  const { expected, actual } = sides;
  const texts = ["expected", ...expected].map(cut);
  const width = Math.max(...texts.map(({ length }) => length));
  const line = (mark: string, left: string, right: string) =>
    `${mark} ${cut(left).padEnd(width)} | ${cut(right)}`.trimEnd();
  return [
    line(" ", "expected", "actual"),
    ...joinNear(rows, sides).flatMap((row) => [
      line(markOf(row, sides), expected[row.expected ?? -1] ?? "", actual[row.actual ?? -1] ?? ""),
      ...detailOf(row, sides),
    ]),
  ];
};
