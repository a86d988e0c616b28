import { styleText } from "node:util";
import { printableLine } from "../../formats/printable.ts";
import { printCount } from "../../trace/print-figures.ts";
import type { Concern } from "../../upkeep/concern.ts";

/** What a check came to. */
export interface Checked {
  /** How many cassettes were looked at. */
  readonly count: number;
  /** What is wrong, and was not fixed. */
  readonly concerns: readonly Concern[];
  /** What was wrong, and is so no more. */
  readonly fixed: readonly Pick<Concern, "path" | "rule">[];
  /** What could not be looked for, and why. */
  readonly notes: readonly string[];
}

const MARKS = { error: styleText("red", "✗"), warning: styleText("yellow", "!") };

const lineOf = (mark: string, rule: string, text: string): string =>
  `  ${mark} ${styleText("dim", rule.padEnd(12))} ${text}`;

const blockOf = (path: string, { concerns, fixed }: Checked): string =>
  [
    styleText("bold", printableLine(path)),
    ...fixed
      .filter((each) => each.path === path)
      .map(({ rule }) => lineOf(styleText("green", "✓"), rule, "fixed")),
    ...concerns
      .filter((each) => each.path === path)
      .map(({ severity, rule, message }) => lineOf(MARKS[severity], rule, printableLine(message))),
  ].join("\n");

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

const REVOKE = "What was masked is still known to whoever saw the file: revoke it.";

/** Prints what was found, cassette by cassette. */
export const printConcerns = (checked: Checked): string => {
  const { concerns, fixed, notes } = checked;
  const paths = [...new Set([...concerns, ...fixed].map(({ path }) => path))].toSorted();
  const isMasked = fixed.some(({ rule }) => rule === "secret");
  return [
    ...paths.map((path) => blockOf(path, checked)),
    ...(isMasked ? [styleText("yellow", REVOKE)] : []),
    ...notes.map((note) => styleText("dim", note)),
    `${totalsOf(checked)}\n`,
  ].join("\n\n");
};

/** The same as plain data. */
export const printConcernsJson = (checked: Checked): string => `${JSON.stringify(checked, undefined, 2)}\n`;
