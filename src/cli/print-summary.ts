import { relative } from "node:path";
import type { Summary } from "../session/summary.ts";
import type { CallOutcome } from "./broker/broker-call.ts";
import { printBytes } from "../formats/print-bytes.ts";
import { printCount, printDuration } from "../trace/print-figures.ts";
import { styleError } from "./style-error.ts";

/** What there is to tell when a command has ended. */
export interface CommandReport {
  readonly summary: Summary;
  readonly outcomes: readonly CallOutcome[];
  /** Paths are shown as seen from here. */
  readonly cwd: string;
}

/** Prints what was served, recorded and missed, what went unused and where the recording is; problems in full, last. */
export const printSummary = ({ summary, outcomes, cwd }: CommandReport): string => {
  const lines = [
    ...callLines(summary, outcomes, relative(cwd, summary.path)),
    ...savedLine(summary, cwd),
    ...unusedLines(summary.unused),
    ...summary.notes.map((note) => `${styleError("yellow", "!")} ${note}`),
  ];
  const problems = summary.problems.map(({ message }) => `\n${styleError("red", "✖")} ${message}\n`);
  const head = styleError("bold", "llm-replay");
  return [...lines.map((line) => `${head}  ${line}\n`), ...problems].join("");
};

const callLines = (summary: Summary, outcomes: readonly CallOutcome[], file: string): string[] => {
  const live = outcomes.filter(({ via }) => via === "live");
  const served = outcomes.filter(({ via }) => via === "served");
  const answered = served.length - summary.refused;
  if (outcomes.length === 0)
    return [
      "no call came to this cassette (tests under the Vitest plugin have their own); if one should have, llm-replay doctor looks for the reason",
    ];
  return [
    ...(answered > 0 ? [`${printCount(answered, "call")} served from ${file} in ${durationOf(served)}`] : []),
    ...(live.length > 0
      ? [`${printCount(live.length, "call")} went live: ${durationOf(live)}, ${sizeOf(live)}`]
      : []),
    ...(summary.refused > 0 ? [styleError("red", `${printCount(summary.refused, "request")} missed`)] : []),
  ];
};

const durationOf = (outcomes: readonly CallOutcome[]): string =>
  printDuration(outcomes.reduce((sum, { ms }) => sum + ms, 0));

const sizeOf = (outcomes: readonly CallOutcome[]): string =>
  printBytes(outcomes.reduce((sum, { bytes }) => sum + bytes, 0));

const savedLine = ({ saved, work }: Summary, cwd: string): string[] => {
  if (!saved) return [];
  const file = relative(cwd, saved.path);
  if (work === "take") return [`measured again: one more take in ${file}`];
  return [saved.aside === undefined ? `recorded in ${file}` : `set aside in ${file}: ${saved.aside}`];
};

const unusedLines = (unused: readonly string[]): string[] => {
  if (unused.length === 0) return [];
  const listed = [...Map.groupBy(unused, (call) => call)].map(([call, { length }]) =>
    length === 1 ? call : `${length} × ${call}`,
  );
  return [`${printCount(unused.length, "recorded call")} went unused: ${listed.join(", ")}`];
};
