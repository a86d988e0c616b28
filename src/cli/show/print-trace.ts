import { styleText } from "node:util";
import { printableLine } from "../../formats/printable.ts";
import type { Call } from "../../trace/call.ts";
import { printCost, printDuration, printTokens } from "../../trace/print-figures.ts";
import type { Span } from "../../trace/span.ts";
import type { Trace } from "../../trace/trace.ts";
import { barOf } from "./bar.ts";
import { conversationOf } from "./conversation.ts";
import { answerOf, errorOf, factsOf, toolOf } from "./details.ts";
import { cut, fitLeft, fitRight, widest } from "../../formats/fit.ts";
import { type Row, rowsOf } from "./rows.ts";

/** How a trace is printed. */
export interface PrintOptions {
  /** The width of the terminal. */
  readonly columns: number;
  /** Print what was said in full instead of its first words. */
  readonly full?: boolean;
}

type Style = Parameters<typeof styleText>[0];

/** The widths of the columns; bars are left out where there is no room for them. */
interface Columns {
  readonly name: number;
  readonly bar: number;
  readonly duration: number;
  readonly tokens: number;
  readonly cost: number;
  readonly all: number;
}

const GAP = "  ";
const LEAST_BAR = 12;

const tokensOf = ({ usage: { input, output, isEstimate } }: Call): string => {
  const counts = [input, output].flatMap((count) => (count === undefined ? [] : printTokens(count)));
  return counts.length === 0 ? "" : `${isEstimate ? "~" : ""}${counts.join(" → ")}`;
};

const costOf = ({ kind, cost }: Call): string => {
  if (kind !== "model") return "";
  return cost ? printCost(cost.total) : "unpriced";
};

const nameOf = ({ span, branch }: Row): string => branch + printableLine(span.name);

const columnsOf = (rows: readonly Row[], all: number): Columns => {
  const calls = rows.flatMap(({ span }) => span.call ?? []);
  const duration = widest(rows.map(({ span }) => printDuration(span.duration)));
  const tokens = widest(calls.map(tokensOf));
  const cost = widest(calls.map(costOf));
  const figures = [duration, tokens, cost].reduce(
    (sum, width) => sum + (width > 0 ? width + GAP.length : 0),
    0,
  );
  const room = Math.max(0, all - figures);
  const name = Math.min(widest(rows.map(nameOf)), Math.max(16, Math.floor(room * 0.55)), room);
  const left = room - name - GAP.length;
  return { name, bar: left < LEAST_BAR ? 0 : left, duration, tokens, cost, all };
};

const styleOf = ({ call, status, attributes }: Span): Style => {
  if (status === "error") return "red";
  if (call?.kind === "model") return "cyan";
  return call?.kind === "tool" || attributes["gen_ai.operation.name"] === "execute_tool" ? "magenta" : "blue";
};

const printBar = (span: Span, total: number, width: number): string => {
  if (width === 0) return "";
  const { before, waiting, busy } = barOf(span, total, width);
  const bar = span.call ? "░".repeat(waiting) + "█".repeat(busy) : "━".repeat(waiting + busy);
  const rest = " ".repeat(Math.max(0, width - before - waiting - busy));
  return GAP + " ".repeat(before) + styleText(styleOf(span), bar) + rest;
};

const printRow = (row: Row, total: number, columns: Columns): string => {
  const { span, branch } = row;
  const name = fitLeft(nameOf(row), columns.name);
  const figure = (text: string, width: number) => (width === 0 ? "" : GAP + fitRight(text, width));
  return [
    styleText("dim", name.slice(0, branch.length)) +
      styleText(span.call ? "bold" : "reset", name.slice(branch.length)),
    printBar(span, total, columns.bar),
    figure(printDuration(span.duration), columns.duration),
    figure(span.call ? tokensOf(span.call) : "", columns.tokens),
    figure(span.call ? costOf(span.call) : "", columns.cost),
  ]
    .join("")
    .trimEnd();
};

const printBelow = ({ below }: Row, text: string, style: Style, { all }: Columns): string =>
  styleText("dim", below) + styleText(style, cut(text, all - below.length));

const brief = (row: Row, call: Call, columns: Columns): string[] => {
  const error = errorOf(call);
  const answer = call.kind === "tool" ? toolOf(row.span) : answerOf(call);
  const facts = [...factsOf(call), error === undefined ? answer : ""].filter((fact) => fact !== "");
  return [
    ...(facts.length > 0 ? [printBelow(row, facts.join(" · "), "dim", columns)] : []),
    ...(error === undefined ? [] : [printBelow(row, error, "red", columns)]),
  ];
};

const whole = (row: Row, call: Call, before: Call | undefined, columns: Columns): string[] => {
  const error = errorOf(call);
  const stem = styleText("dim", row.below);
  return [
    printBelow(row, factsOf(call).join(" · "), "dim", columns),
    ...(error === undefined ? [] : [stem + styleText("red", error)]),
    ...conversationOf(call, before).flatMap(({ role, lines }) => [
      stem + styleText("bold", role),
      ...lines.map((line) => `${stem}  ${line}`),
    ]),
    stem.trimEnd(),
  ];
};

const printScale = ({ name, bar }: Columns, total: number): string[] => {
  if (bar === 0) return [];
  const end = printDuration(total);
  return [styleText("dim", `${" ".repeat(name)}${GAP}0${fitRight(end, bar - 1)}`)];
};

/** Prints the tree of a trace with a waterfall of bars, and below each call what it was and what it answered. */
export const printTrace = (trace: Trace, { columns, full = false }: PrintOptions): string => {
  const rows = rowsOf(trace.root);
  const widths = columnsOf(rows, columns);
  const lines = rows.flatMap((row) => {
    const { call } = row.span;
    const head = printRow(row, trace.duration, widths);
    const tool = call ? "" : toolOf(row.span);
    if (!call) return tool === "" ? [head] : [head, printBelow(row, tool, "dim", widths)];
    const before = trace.calls[call.index - 1];
    return [head, ...(full ? whole(row, call, before, widths) : brief(row, call, widths))];
  });
  return [...printScale(widths, trace.duration), ...lines].map((line) => `${line}\n`).join("");
};
