import { wilsonInterval } from "../../trace/statistics/wilson.ts";
import { judged, unjudged } from "../finding.ts";
import type { Output } from "../output.ts";
import { showInterval } from "../show-interval.ts";
import { showNumber, showScore, showText, showValue } from "../show.ts";
import type { Row } from "../tell.ts";
import type { Finding } from "../verdict.ts";
import { type JudgeVerdict, readVerdict, type Unreadable } from "./read-verdict.ts";

/** What the judge was to tell. */
export interface Question {
  readonly output: Output;
  /** What is expected, in one line. */
  readonly expected: string;
  readonly threshold?: number | undefined;
}

const isReadable = (read: JudgeVerdict | Unreadable): read is JudgeVerdict => "verdict" in read;

const tellUnreadable = (
  { unreadable }: Unreadable,
  given: unknown,
  { output, expected }: Question,
): Finding =>
  unjudged({
    missing: `the judge's answer cannot be read: ${unreadable}`,
    expected,
    shown: expected,
    call: output.call,
    rows: [["answer", typeof given === "string" ? showText(given) : showValue(given)]],
    fix: 'A judge gives { "verdict": "pass" | "fail", "score": 0 to 1, "reason": text }; use a model that keeps to a JSON Schema.',
  });

/** Rounded, so that the mean of three times 0.7 is 0.7. */
const meanScore = (verdicts: readonly JudgeVerdict[]): number | undefined => {
  const scores = verdicts.flatMap(({ score }) => score ?? []);
  if (scores.length < verdicts.length) return undefined;
  return Number((scores.reduce((sum, score) => sum + score, 0) / scores.length).toFixed(12));
};

/** The reasons of those who said what came out, each once. */
const reasonsOf = (verdicts: readonly JudgeVerdict[], pass: boolean): string[] => {
  const agreeing = verdicts.filter(({ verdict }) => (verdict === "pass") === pass);
  const heard = agreeing.length > 0 ? agreeing : verdicts;
  return [...new Set(heard.flatMap(({ reason }) => reason ?? []))].slice(0, 3);
};

const intervalRows = (passed: number, total: number): Row[] =>
  total > 1 ? [["interval", `${showInterval(wilsonInterval(passed, total))} would pass`]] : [];

const tellRead = (verdicts: readonly JudgeVerdict[], { output, expected, threshold }: Question): Finding => {
  const passed = verdicts.filter(({ verdict }) => verdict === "pass").length;
  const score = meanScore(verdicts);
  const pass = threshold === undefined ? passed * 2 > verdicts.length : (score ?? 0) >= threshold;
  const said = verdicts.length === 1 ? verdicts[0]?.verdict : `${passed} of ${verdicts.length} times pass`;
  return judged(pass, {
    fact: `The judge said ${said}${score === undefined ? "" : `, with a score of ${showScore(score)}`}.`,
    actual: output.text,
    expected,
    shown: { expected, actual: showText(output.text) },
    call: output.call,
    rows: [
      ["reason", reasonsOf(verdicts, pass)],
      ...(threshold === undefined ? [] : ([["threshold", showNumber(threshold)]] as const)),
      ...intervalRows(passed, verdicts.length),
    ],
    fix: "Correct the prompt or the answer by the reason given; where the judge errs, say more exactly what is expected, or ask for more samples.",
    ...(score !== undefined && { score }),
    ...(threshold !== undefined && { threshold }),
  });
};

/** Tells what a judge's answers come to: with a threshold their mean score decides, else most of them do. */
export const tellVerdicts = (given: readonly unknown[], question: Question): Finding => {
  const read = given.map(readVerdict);
  for (const [place, each] of read.entries())
    if (!isReadable(each)) return tellUnreadable(each, given[place], question);
  const verdicts = read.filter(isReadable);
  const unscored = verdicts.findIndex(({ score }) => score === undefined);
  return question.threshold !== undefined && unscored >= 0
    ? tellUnreadable(
        { unreadable: "it gives no score, and a threshold asks for one" },
        given[unscored],
        question,
      )
    : tellRead(verdicts, question);
};
