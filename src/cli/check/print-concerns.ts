import { styleText } from "node:util";
import { printableLine } from "../../formats/printable.ts";
import { printCount } from "../../trace/print-figures.ts";
import type { Concern } from "../../upkeep/concern.ts";

/** What a check came to. */
export interface Checked {
  /** How many cassettes were looked at. */
  readonly count: number;
  readonly concerns: readonly Concern[];
  /** The files that were written anew. */
  readonly fixed: readonly string[];
  /** What could not be looked for, and why. */
  readonly notes: readonly string[];
}

const MARKS = { error: styleText("red", "✗"), warning: styleText("yellow", "!") };

const linesOf = (path: string, concerns: readonly Concern[], isFixed: boolean): string[] => [
  styleText("bold", printableLine(path)) + (isFixed ? styleText("green", "  fixed") : ""),
  ...concerns.map(
    ({ severity, rule, message }) =>
      `  ${MARKS[severity]} ${styleText("dim", rule.padEnd(12))} ${printableLine(message)}`,
  ),
];

const totalsOf = ({ count, concerns, fixed }: Checked): string => {
  const errors = concerns.filter(({ severity }) => severity === "error").length;
  const parts = [
    printCount(count, "cassette"),
    printCount(errors, "error"),
    printCount(concerns.length - errors, "warning"),
    ...(fixed.length > 0 ? [`${fixed.length} fixed`] : []),
  ];
  return parts.join(", ");
};

/** Prints what was found, cassette by cassette. */
export const printConcerns = (checked: Checked): string => {
  const byPath = Map.groupBy(checked.concerns, ({ path }) => path);
  const blocks = [...byPath].map(([path, concerns]) =>
    linesOf(path, concerns, checked.fixed.includes(path)).join("\n"),
  );
  const notes = checked.notes.map((note) => styleText("dim", note));
  return `${[...blocks, ...notes, totalsOf(checked)].join("\n\n")}\n`;
};

/** The same as plain data. */
export const printConcernsJson = (checked: Checked): string => `${JSON.stringify(checked, undefined, 2)}\n`;
