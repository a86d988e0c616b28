import { failure } from "../../errors.ts";
import { requireCount, requireShare } from "../argument.ts";
import { signed } from "../matcher.ts";
import { type Output, overOutput, type OutputSubject } from "../output.ts";
import { showValue } from "../show.ts";
import type { MatcherName } from "../table.ts";
import type { Finding, Verdict } from "../verdict.ts";
import { askJudge } from "./ask-judge.ts";
import { clientJudge } from "./client-judge.ts";
import type { Judge, JudgeOptions } from "./judge.ts";
import { tellVerdicts } from "./tell-verdicts.ts";
import { type JudgeCase, writePrompt } from "./write-prompt.ts";

const judgeOf = (name: MatcherName, options: JudgeOptions | undefined): Judge => {
  if (options && "judge" in options && typeof options.judge === "function") return options.judge;
  if (options && "client" in options && typeof options.model === "string") return clientJudge(options);
  throw failure(
    "matcherArgument",
    name,
    "the judge",
    "missing",
    '{ judge: async (prompt) => … }, or { client: new OpenAI(), model: "…" }',
  );
};

/** Asks the judge about a case, and tells what it said. */
export type AskAbout = (judged: JudgeCase, expected: string, output: Output) => Promise<Finding>;

/** Makes ready to ask the judge of some options. @throws `matcherArgument`. */
export const judgeBy = (name: MatcherName, options: JudgeOptions): AskAbout => {
  const judge = judgeOf(name, options);
  const samples = requireCount(name, "samples", options.samples ?? 1);
  const { threshold } = options;
  if (threshold !== undefined) requireShare(name, "threshold", threshold);
  return async (judged, expected, output) =>
    tellVerdicts(await askJudge(judge, writePrompt(judged), samples), { output, expected, threshold });
};

/** Signs what a judge found. The client stays out of what is kept: it knows a key. */
export const signedByJudge = (
  name: MatcherName,
  given: readonly unknown[],
  options: JudgeOptions,
  finding: Finding,
): Verdict => signed(name, [...given, { ...options, client: undefined }], finding);

/** Requires a text that says something. @throws `matcherArgument`. */
export const requireText = (name: MatcherName, argument: string, value: unknown): string => {
  if (typeof value === "string" && value.trim() !== "") return value;
  throw failure("matcherArgument", name, argument, showValue(value), "a text that is not empty");
};

/** What a judge of one output is asked. */
interface Asked {
  /** What the matcher was given beside subject and options. */
  readonly given: readonly unknown[];
  readonly options: JudgeOptions;
  readonly expected: string;
  readonly caseOf: (answer: string) => JudgeCase;
}

/** Lets a judge judge a text, or the text that a call or a trace ends with. */
export const overJudge = async (
  name: MatcherName,
  subject: OutputSubject,
  { given, options, expected, caseOf }: Asked,
): Promise<Verdict> => {
  const ask = judgeBy(name, options);
  const finding = await overOutput<Finding | Promise<Finding>>(subject, options, (output) =>
    ask(caseOf(output.text), expected, output),
  );
  return signedByJudge(name, given, options, finding);
};
