import type { Interaction } from "../../cassette/cassette.ts";
import { judgeAnswer } from "../../reporters/judge/judge-answer.ts";
import { judgeBehaviour } from "../../reporters/judge/judge-behaviour.ts";
import { byGravity } from "../../reporters/gravity.ts";
import type { Finding } from "../../reporters/report.ts";
import type { Call } from "../../trace/call.ts";
import { diffTraces } from "../../trace/diff/diff-traces.ts";
import type { TextComparer } from "../../trace/diff/text-comparer.ts";
import type { TraceDiff } from "../../trace/diff/trace-diff.ts";
import { readCall, type ReadOptions } from "../../trace/read-call.ts";
import { readTrace } from "../../trace/read-trace.ts";
import { judgeFigures, type Measured } from "./judge-figures.ts";
import { judgeModel } from "./judge-model.ts";
import { judgeShape } from "./judge-shape.ts";
import type { DriftLimits } from "./limits.ts";
import { judgeVectors } from "./vectors.ts";

/** What two answers are compared by. */
export interface CompareOptions {
  readonly limits: DriftLimits;
  readonly texts: TextComparer;
  /** The request had to be given today's ids. */
  readonly isRenamed: boolean;
  /** The project's own prices. */
  readonly reading?: ReadOptions | undefined;
}

/** What came of sending a recorded request again. */
export interface Compared {
  readonly findings: readonly Finding[];
  readonly diff: TraceDiff;
}

const said = ({ error }: Call): string => (error ? `: ${error.type}, ${error.message}` : "");

const judgeStatus = (base: Call, head: Call): Finding[] => {
  const drift = (message: string): Finding[] => [{ severity: "regression", metric: "status", message }];
  if (base.status !== head.status)
    return drift(`The status is ${head.status ?? "none"} instead of ${base.status ?? "none"}${said(head)}.`);
  if (base.error && !head.error) return drift(`It fails no more; it did${said(base)}.`);
  if (!base.error && head.error) return drift(`It fails${said(head)}.`);
  if (base.error?.type === head.error?.type) return [];
  return [
    {
      severity: "warning",
      metric: "status",
      message: `It fails otherwise${said(head)}; it did${said(base)}.`,
    },
  ];
};

/** Who asks for tools does not answer: what the program was given then is missing. */
const judgeSilence = (base: Call, head: Call): Finding[] => {
  if (base.toolCalls.length > 0 || head.toolCalls.length === 0) return [];
  if ((base.text ?? "").trim() === "" || (head.text ?? "").trim() !== "") return [];
  const names = [...new Set(head.toolCalls.map(({ name }) => name))].join(", ");
  return [{ severity: "regression", metric: "tools", message: `It asks for ${names} instead of answering.` }];
};

const judgeSaid = ({ calls }: TraceDiff, { similarity }: DriftLimits): Finding[] =>
  similarity === false
    ? []
    : calls.flatMap((call) => judgeAnswer(call, { name: "The answer", severity: "regression" }, similarity));

const findingsOf = (measured: Measured, diff: TraceDiff, limits: DriftLimits): Finding[] => {
  const { base, head } = measured;
  const failed = judgeStatus(base, head);
  if (failed.length > 0 || head.error) return failed;
  return [
    ...judgeSaid(diff, limits),
    ...judgeSilence(base, head),
    ...judgeBehaviour(diff),
    ...judgeShape(measured),
    ...judgeModel(measured),
    ...judgeVectors(base, head, limits),
    ...judgeFigures(measured, limits),
  ];
};

const readOne = (interaction: Interaction, reading?: ReadOptions): Call =>
  readCall(interaction, { index: 0, start: 0, attempt: 1 }, reading);

/** A span of the recording says nothing of today. */
const alone = ({ span: _span, ...interaction }: Interaction): Interaction => ({
  ...interaction,
  role: "app",
});

/**
 * Holds what a request was answered today against what was recorded: status, meaning, tools, structure, model, vectors and
 * figures; regressions first.
 */
export const compareAnswers = (
  recorded: Interaction,
  today: Interaction,
  { limits, texts, isRenamed, reading }: CompareOptions,
): Compared => {
  const [was, is] = [alone(recorded), alone(today)];
  const diff = diffTraces(readTrace([was], reading), readTrace([is], reading), texts);
  const [base, head] = [readOne(was, reading), readOne(is, reading)];
  const measured = { recorded: was, today: is, base, head, isRenamed };
  return { findings: findingsOf(measured, diff, limits).toSorted(byGravity), diff };
};
