import { styleText } from "node:util";
import { printCount } from "../../trace/print-figures.ts";

/** What one look found: all is well, worth knowing, or broken. */
export interface Finding {
  readonly level: "ok" | "note" | "warn" | "fail";
  readonly subject: string;
  readonly text: string;
  /** Lines that show where, or say what to do. */
  readonly details?: readonly string[];
}

/** A group of findings under a heading. */
export interface Section {
  readonly title: string;
  readonly findings: readonly Finding[];
}

const MARKS = {
  ok: styleText("green", "✔"),
  note: styleText("dim", "·"),
  warn: styleText("yellow", "!"),
  fail: styleText("red", "✖"),
} as const;

/** Prints the sections for a terminal, one finding a line, and a verdict at the end. */
export const printSections = (sections: readonly Section[]): string => {
  const all = sections.flatMap(({ findings }) => findings);
  const width = Math.max(...all.map(({ subject }) => subject.length));
  const printed = sections.map(
    ({ title, findings }) => `${styleText("bold", title)}\n${findings.map(printFinding(width)).join("")}`,
  );
  return `${printed.join("\n")}\n${verdict(all)}\n`;
};

/** Prints the same as JSON. */
export const printSectionsJson = (sections: readonly Section[], ok: boolean): string =>
  `${JSON.stringify({ ok, sections }, undefined, 2)}\n`;

const printFinding =
  (width: number) =>
  ({ level, subject, text, details = [] }: Finding): string => {
    const indent = " ".repeat(width + 6);
    const rest = details.map((line) => `${indent}${styleText("dim", line)}\n`).join("");
    return `  ${MARKS[level]} ${subject.padEnd(width)}  ${text}\n${rest}`;
  };

const verdict = (findings: readonly Finding[]): string => {
  const failed = findings.filter(({ level }) => level === "fail").length;
  const warned = findings.filter(({ level }) => level === "warn").length;
  if (failed > 0) return styleText("red", `${printCount(failed, "problem")} to solve`);
  return warned > 0
    ? styleText("yellow", `Works, with ${printCount(warned, "thing")} to look at`)
    : styleText("green", "All is well");
};
