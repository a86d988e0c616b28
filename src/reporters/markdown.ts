import { codeBlock, escapeMarkdown } from "./escape-markdown.ts";
import { excerptLines } from "./excerpt-lines.ts";
import { excerptsOf } from "./excerpt.ts";
import { changedFigures, type FigureRow, figureRows } from "./figure-rows.ts";
import { fitSections, type Section } from "./fit-sections.ts";
import { gravestOf, isOpen } from "./gravity.ts";
import { isQuiet, quietLine } from "./quiet-tests.ts";
import type { Finding, PlainReport, SideInfo, PlainTest, Severity } from "./report.ts";

/** How a report is printed. */
export interface MarkdownOptions {
  /** The most characters; default 60,000, as GitHub refuses comments of 65,536. */
  readonly limit?: number;
  /** Where the whole report is. */
  readonly link?: string;
}

const LIMIT = 60_000;
const EXCERPTS = 6;
const FINDINGS = 30;

const ICONS: Readonly<Record<string, string>> = {
  pass: "✅",
  warn: "⚠️",
  fail: "❌",
  regression: "❌",
  warning: "⚠️",
  improvement: "🟢",
  info: "▫️",
};

const sideText = ({ label, revision, chosen }: SideInfo): string => {
  const commit = revision === undefined ? "" : ` at ${escapeMarkdown(revision.slice(0, 7))}`;
  return `**${escapeMarkdown(label, 100)}**${commit}${chosen === undefined ? "" : `, ${escapeMarkdown(chosen)}`}`;
};

const findingLine = ({ severity, message, accepted }: Finding): string =>
  accepted === undefined
    ? `- ${ICONS[severity]} ${escapeMarkdown(message)}`
    : `- ☑️ ${escapeMarkdown(message)} *Accepted:* ${escapeMarkdown(accepted)}`;

const findingLines = (findings: readonly Finding[]): string[] => [
  ...findings.slice(0, FINDINGS).map(findingLine),
  ...(findings.length > FINDINGS ? [`- … and ${findings.length - FINDINGS} more.`] : []),
];

const tableOf = ({ totals }: PlainReport): string[] => {
  const rows = figureRows(totals);
  if (rows.length === 0) return [];
  return ["", ...tableLines(rows)];
};

const tally = (tests: readonly PlainTest[]): string =>
  [...Map.groupBy(tests, ({ kind }) => kind)].map(([kind, same]) => `${same.length} ${kind}`).join(", ");

const summary = (report: PlainReport): string => {
  const { title, gate, base, head, tests } = report;
  return [
    `## ${ICONS[gate.decision]} ${escapeMarkdown(title, 100)}`,
    "",
    `**${escapeMarkdown(gate.wording)}**`,
    ...tableOf(report),
    "",
    `${sideText(base)} → ${sideText(head)}. Tests: ${tally(tests) || "none"}.`,
  ].join("\n");
};

const suiteOf = ({ findings }: PlainReport): Section[] =>
  findings.length === 0 ? [] : [{ worth: 95, text: findingLines(findings).join("\n") }];

const details = (title: string, body: string): string =>
  `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;

const excerpts = ({ diff }: PlainTest): string[] => {
  const found = diff ? excerptsOf(diff, EXCERPTS) : [];
  if (found.length === 0) return [];
  const blocks = found.map((excerpt) => {
    const lines = excerptLines(excerpt).map(({ sign, text }) => `${sign} ${text}`);
    return `${escapeMarkdown(excerpt.title, 200)}\n\n${codeBlock(lines.join("\n"), "diff")}`;
  });
  return ["", details("What reads otherwise", blocks.join("\n\n"))];
};

const tableLines = (rows: readonly FigureRow[]): string[] => [
  "| | base | head | |",
  "|:--|--:|--:|--:|",
  ...rows.map(
    ({ name, base, head, growth }) =>
      `| ${[name, base, head, growth].map((cell) => escapeMarkdown(cell)).join(" | ")} |`,
  ),
];

const figures = ({ diff }: PlainTest): string[] => {
  const rows = changedFigures(diff?.metrics ?? []);
  return rows.length === 0 ? [] : ["", details("Figures that changed", tableLines(rows).join("\n"))];
};

const testText = (test: PlainTest): string => {
  const { id, kind, from, reason, findings } = test;
  return [
    `#### ${escapeMarkdown(id, 200)} (${kind})`,
    "",
    ...(from === undefined ? [] : [`Was ${escapeMarkdown(from, 200)}.`, ""]),
    ...(reason === undefined ? [] : [escapeMarkdown(reason), ""]),
    ...findingLines(findings),
    ...excerpts(test),
    ...figures(test),
  ].join("\n");
};

const rankOf = ({ findings }: PlainTest): Exclude<Severity, "info"> | "rest" => {
  const gravest = gravestOf(findings);
  if (gravest !== undefined && gravest !== "info") return gravest;
  return findings.every(isOpen) ? "rest" : "improvement";
};

const CHAPTERS = [
  { rank: "regression", worth: 80, title: "Regressions" },
  { rank: "warning", worth: 60, title: "Warnings" },
  { rank: "improvement", worth: 40, title: "Improvements and accepted changes" },
] as const;

const chaptersOf = ({ tests }: PlainReport): Section[] =>
  CHAPTERS.flatMap(({ rank, worth, title }) => {
    const own = tests.filter((test) => rankOf(test) === rank);
    return own.map((test, index) => ({
      worth,
      text: `${index === 0 ? `### ${title}\n\n` : ""}${testText(test)}`,
    }));
  });

const restOf = ({ tests }: PlainReport): Section[] => {
  const rest = tests.filter((test) => rankOf(test) === "rest");
  if (rest.length === 0) return [];
  const quiet = rest.filter(isQuiet);
  const told = rest.filter((test) => !isQuiet(test));
  const body = [...told.map(testText), ...(quiet.length > 0 ? [escapeMarkdown(quietLine(quiet))] : [])];
  return [{ worth: 20, text: details(`No finding: ${rest.length}`, body.join("\n\n")) }];
};

const foot = ({ notes, prices }: PlainReport): Section => ({
  worth: 90,
  text: [
    ...notes.slice(0, 10).map((note) => `- ${escapeMarkdown(note)}`),
    `- Prices from ${escapeMarkdown(`${prices.name} ${prices.version} of ${prices.date}`)}.`,
  ].join("\n"),
});

const leftOut = (count: number, link: string | undefined): string => {
  const where =
    link === undefined ? "The whole report has them" : `[The whole report](<${encodeURI(link)}>) has them`;
  const what = count === 1 ? "One section is" : `${count} sections are`;
  return `${what} left out, as a comment holds no more. ${where}.`;
};

/**
 * Prints a report in the Markdown of GitHub, for a comment: the summary first, then regressions, warnings,
 * improvements, the rest folded. Where it would be too long, whole sections are left out, those of least worth first,
 * with a link to the rest. Recorded text stays text.
 */
export const markdownReport = (report: PlainReport, options: MarkdownOptions = {}): string => {
  const { limit = LIMIT, link } = options;
  const sections: Section[] = [
    { worth: 100, text: summary(report) },
    ...suiteOf(report),
    ...chaptersOf(report),
    ...restOf(report),
    foot(report),
  ];
  return fitSections(sections, limit, (count) => leftOut(count, link));
};
