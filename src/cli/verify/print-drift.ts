import { styleText } from "node:util";
import { printable, printableLine } from "../../formats/printable.ts";
import { figureRows } from "../../reporters/figure-rows.ts";
import type { Finding } from "../../reporters/report.ts";
import { printCost, printCount } from "../../trace/print-figures.ts";
import type { CallDrift, CallState, DriftReport } from "../../upkeep/verify/drift.ts";

type Style = Parameters<typeof styleText>[0];

const MARKS: Readonly<Record<CallState, readonly [mark: string, style: Style]>> = {
  same: ["✓", "green"],
  told: ["·", "dim"],
  drifted: ["✗", "red"],
  failed: ["!", "yellow"],
  stopped: ["!", "yellow"],
  skipped: ["–", "dim"],
};

const GRAVITY: Readonly<Record<Finding["severity"], Style>> = {
  regression: "red",
  warning: "yellow",
  improvement: "green",
  info: "dim",
};

const METRIC_WIDTH = 11;

const placeOf = (url: string): string => {
  const { host, pathname } = URL.parse(url) ?? { host: url, pathname: "" };
  return host + pathname;
};

const headOf = ({ state, call, method, url, model, role }: CallDrift): string => {
  const [mark, style] = MARKS[state];
  const told = [`call ${call}`, `${method} ${placeOf(url)}`, ...(model === undefined ? [] : [model])].join(
    "  ",
  );
  const judge = role === "judge" ? styleText("dim", "  a judge's") : "";
  return `  ${styleText(style, mark)} ${printableLine(told)}${judge}`;
};

const findingLine = ({ severity, metric, message }: Finding): string =>
  `      ${styleText("dim", metric.padEnd(METRIC_WIDTH))} ${styleText(GRAVITY[severity], printableLine(message))}`;

const sideLines = (text: string | undefined, sign: string, style: Style): string[] =>
  text === undefined || text === ""
    ? []
    : printable(text)
        .split("\n")
        .map((line) => `        ${styleText(style, `${sign} ${line}`)}`);

const excerptLines = ({ state, excerpts }: CallDrift): string[] =>
  state === "drifted"
    ? excerpts.flatMap(({ title, base, head }) => [
        ...(title === "text" ? [] : [`        ${styleText("dim", printableLine(title))}`]),
        ...sideLines(base, "-", "red"),
        ...sideLines(head, "+", "green"),
      ])
    : [];

const updateLines = ({ update }: CallDrift): string[] => {
  if (update === undefined) return [];
  const text =
    update === "replaced" ? "the recording was replaced" : `the recording was kept: ${update.kept}`;
  return [`      ${styleText("dim", "update".padEnd(METRIC_WIDTH))} ${text}`];
};

/** One call, where there is more to say than that it is as it was. */
const callLines = (call: CallDrift): string[] => [
  headOf(call),
  ...call.findings.map(findingLine),
  ...excerptLines(call),
  ...updateLines(call),
];

const isTold = ({ state }: CallDrift): boolean => state === "drifted" || state === "told";

const cassetteBlocks = ({ calls }: DriftReport): string[] =>
  [...Map.groupBy(calls.filter(isTold), ({ path }) => path)].map(([path, same]) =>
    [styleText("bold", printableLine(path)), ...same.flatMap(callLines)].join("\n"),
  );

const callsOf = (calls: readonly CallDrift[]): string => {
  const [first] = calls;
  const paths = new Set(calls.map(({ path }) => path)).size;
  return paths === 1 && first
    ? `${printableLine(first.path)}, ${calls.length === 1 ? `call ${first.call}` : printCount(calls.length, "call")}`
    : `${printCount(calls.length, "call")} of ${printCount(paths, "cassette")}`;
};

const reasonBlock = ({ calls }: DriftReport, state: CallState, title: string): string[] => {
  const reasons = [
    ...Map.groupBy(
      calls.filter((call) => call.state === state),
      ({ reason = "" }) => reason,
    ),
  ];
  if (reasons.length === 0) return [];
  const [mark, style] = MARKS[state];
  const lines = reasons.map(
    ([reason, same]) =>
      `  ${styleText(style, mark)} ${printableLine(reason)}  ${styleText("dim", callsOf(same))}`,
  );
  return [[styleText("bold", title), ...lines].join("\n")];
};

const neighbourBlock = ({ neighbourhoods }: DriftReport): string[] => {
  if (neighbourhoods.length === 0) return [];
  const lines = neighbourhoods.map(({ path, model, vectors, neighbours, overlap, isDrift }) => {
    const [mark, style] = MARKS[isDrift ? "drifted" : "same"];
    const kept = `${(overlap * 100).toFixed(overlap === 1 ? 0 : 1)} %`;
    const what = `${kept} of their ${neighbours} nearest among ${vectors} vectors`;
    return `  ${styleText(style, `${mark} ${what}`)}  ${styleText("dim", printableLine(`${path}, ${model}`))}`;
  });
  return [[styleText("bold", "embeddings keep"), ...lines].join("\n")];
};

const figureBlock = ({ totals }: DriftReport): string[] => {
  const rows = figureRows(totals);
  if (rows.length === 0) return [];
  const widths = [...rows.map(({ name }) => name.length)].reduce((a, b) => Math.max(a, b), 0);
  const wide = rows.reduce((most, { base }) => Math.max(most, base.length), 0);
  const wider = rows.reduce((most, { head }) => Math.max(most, head.length), 0);
  const lines = rows.map(
    ({ name, base, head, growth }) =>
      `  ${name.padEnd(widths)}  ${base.padStart(wide)} → ${head.padStart(wider)}  ${styleText("dim", growth)}`,
  );
  return [[styleText("bold", "as recorded → today"), ...lines].join("\n")];
};

const counted = (calls: readonly CallDrift[]): string => {
  const inState = (state: CallState) => calls.filter((call) => call.state === state).length;
  const parts: readonly (readonly [number, string])[] = [
    [inState("same"), "as recorded"],
    [inState("told"), "with lesser differences"],
    [inState("drifted"), "drifted"],
    [inState("failed"), "not answered"],
    [inState("stopped"), "not paid for"],
    [inState("skipped"), "not sent"],
  ];
  return parts.flatMap(([count, what]) => (count > 0 ? [`${count} ${what}`] : [])).join(", ") || "none";
};

const totalLine = ({ calls, spent, unpriced }: DriftReport): string => {
  const [ours, judges] = [
    calls.filter(({ role }) => role === "app"),
    calls.filter(({ role }) => role === "judge"),
  ];
  const told = judges.length > 0 ? `\njudges' calls: ${counted(judges)}` : "";
  const more = unpriced > 0 ? ` and what ${printCount(unpriced, "call")} cost that have no known price` : "";
  return `calls: ${counted(ours)}${told}\npaid: ${printCost(spent)}${more}`;
};

/** Prints what was found for a terminal: what drifted, what could not be verified and why, figures, and the sum. */
export const printDrift = (report: DriftReport): string =>
  `${[
    ...cassetteBlocks(report),
    ...neighbourBlock(report),
    ...reasonBlock(report, "failed", "sent, and not answered"),
    ...reasonBlock(report, "stopped", "not paid for"),
    ...reasonBlock(report, "skipped", "not sent"),
    ...figureBlock(report),
    totalLine(report),
  ].join("\n\n")}\n`;

/** The same as plain data. */
export const printDriftJson = (report: DriftReport): string => `${JSON.stringify(report, undefined, 2)}\n`;
