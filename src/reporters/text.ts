import { styleText } from "node:util";
import { cut, fitLeft, fitRight, widest } from "../formats/fit.ts";
import { printable, printableLine } from "../formats/printable.ts";
import { excerptLines, type ExcerptLine } from "./excerpt-lines.ts";
import { excerptsOf } from "./excerpt.ts";
import { changedFigures, figureRows } from "./figure-rows.ts";
import { isQuiet, quietLine } from "./quiet-tests.ts";
import type { Finding, Gate, PlainReport, SideInfo, PlainTest } from "./report.ts";

type Style = Parameters<typeof styleText>[0];

/** How a report is printed. */
export interface TextOptions {
  /** The width of the terminal; default: 100 columns. */
  readonly columns?: number;
  /** How many changed texts of a test are shown; default: 3. */
  readonly excerpts?: number;
}

const DECISION: Readonly<Record<Gate["decision"], Style>> = {
  pass: ["green", "bold"],
  warn: ["yellow", "bold"],
  fail: ["red", "bold"],
};

const MARKS: Readonly<Record<Finding["severity"], readonly [mark: string, style: Style]>> = {
  regression: ["✗", "red"],
  warning: ["!", "yellow"],
  improvement: ["✓", "green"],
  info: ["·", "dim"],
};

const sideLine = ({ label, revision, chosen }: SideInfo): string =>
  [
    label,
    ...(revision === undefined ? [] : [revision.slice(0, 7)]),
    ...(chosen === undefined ? [] : [`(${chosen})`]),
  ]
    .map(printableLine)
    .join(" ");

/** A line that is broken between words where it is wider than the terminal. */
const wrapped = (text: string, width: number): string[] => {
  const lines: string[] = [];
  let line = "";
  for (const word of printableLine(text).split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line === "" || widest([longer]) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line].map((each) => cut(each, width));
};

const findingLines = ({ severity, message, accepted }: Finding, columns: number): string[] => {
  const [mark, style] = MARKS[accepted === undefined ? severity : "info"];
  const text = accepted === undefined ? message : `${message} Accepted: ${accepted}`;
  return wrapped(text, Math.max(20, columns - 6)).map(
    (line, index) => `    ${styleText(style, `${index === 0 ? mark : " "} ${line}`)}`,
  );
};

const SIGN_STYLES: Readonly<Record<ExcerptLine["sign"], Style>> = { "-": "red", "+": "green", " ": "dim" };

const excerptText = ({ diff }: PlainTest, { columns, excerpts }: Required<TextOptions>): string[] =>
  (diff ? excerptsOf(diff, excerpts) : []).flatMap((excerpt) => [
    `    ${styleText("dim", cut(printableLine(excerpt.title), columns - 4))}`,
    ...excerptLines(excerpt).map(({ sign, text }) => {
      const line = `${sign} ${printable(text).replaceAll("\t", "  ")}`;
      return `      ${styleText(SIGN_STYLES[sign], cut(line, columns - 6))}`;
    }),
  ]);

/** All figures that changed, in one paragraph. */
const figureLines = ({ diff }: PlainTest, columns: number): string[] => {
  const told = changedFigures(diff?.metrics ?? []).map(
    ({ name, base, head, growth }) => `${name} ${base} → ${head}${growth && ` (${growth})`}`,
  );
  if (told.length === 0) return [];
  return wrapped(told.join(", "), Math.max(20, columns - 4)).map((line) => `    ${styleText("dim", line)}`);
};

const testLines = (test: PlainTest, options: Required<TextOptions>): string[] => {
  const { id, kind, from, reason, findings } = test;
  const name = cut(printableLine(id), options.columns - kind.length - 4);
  return [
    "",
    `  ${styleText("bold", name)}  ${styleText("dim", kind)}`,
    ...[from === undefined ? [] : [`was ${from}`], reason === undefined ? [] : [reason]]
      .flat()
      .flatMap((text) => wrapped(text, options.columns - 4).map((line) => `    ${styleText("dim", line)}`)),
    ...findings.flatMap((each) => findingLines(each, options.columns)),
    ...excerptText(test, options),
    ...figureLines(test, options.columns),
  ];
};

const totalLines = ({ totals }: PlainReport): string[] => {
  const rows = [{ name: "", base: "base", head: "head", growth: "" }, ...figureRows(totals)];
  if (rows.length === 1) return [];
  const width = (of: (row: (typeof rows)[number]) => string) => widest(rows.map(of));
  const [names, bases, heads] = [
    width(({ name }) => name),
    width(({ base }) => base),
    width(({ head }) => head),
  ];
  return [
    "",
    ...rows.map(({ name, base, head, growth }, index) => {
      const line = `  ${fitLeft(name, names)}  ${fitRight(base, bases)}  ${fitRight(head, heads)}  ${growth}`;
      return index === 0 ? styleText("dim", line.trimEnd()) : line.trimEnd();
    }),
  ];
};

/** Prints a report for a terminal, in colour; no line is wider than it, and no recorded text steers it. */
export const textReport = (report: PlainReport, options: TextOptions = {}): string => {
  const { columns = 100, excerpts = 3 } = options;
  const { base, head, tests, findings, gate, notes, prices } = report;
  const quiet = tests.filter(isQuiet);
  const told = tests.filter((test) => !isQuiet(test));
  const lines = [
    ...wrapped(gate.wording, columns).map((line) => styleText(DECISION[gate.decision], line)),
    ...wrapped(`${sideLine(base)} → ${sideLine(head)}`, columns).map((line) => styleText("dim", line)),
    ...totalLines(report),
    ...(findings.length > 0 ? ["", ...findings.flatMap((each) => findingLines(each, columns))] : []),
    ...told.flatMap((test) => testLines(test, { columns, excerpts })),
    "",
    ...[
      ...(quiet.length > 0 ? [quietLine(quiet)] : []),
      ...notes,
      `Prices from ${prices.name} ${prices.version} of ${prices.date}.`,
    ].flatMap((note) => wrapped(note, columns).map((line) => styleText("dim", line))),
  ];
  return `${lines.join("\n")}\n`;
};
