import type { Judgement } from "../assertions/methods-of.ts";
import { isCall, isTrace } from "../assertions/subject.ts";
import { holds } from "../assertions/verdict.ts";
import { canonicalJson } from "../formats/canonical-json.ts";
import { sha256 } from "../formats/sha256.ts";
import type { Score } from "../reporters/run-file.ts";
import { defined } from "../trace/values/json-access.ts";

/** How many hex digits of a digest tell two configurations of a matcher apart. */
const DIGITS = 12;

const responseIdOf = (subject: unknown, index: number | undefined): string | undefined => {
  if (isCall(subject)) return subject.responseId;
  return isTrace(subject) && index !== undefined ? subject.calls[index]?.responseId : undefined;
};

/** Makes of a judgement the score that a run file keeps; `pass` is the assertion's, with `.not` or without. */
export const scoreOf = ({ verdict, subject, state: { isNot = false } }: Judgement): Score => {
  const { name, unjudged, message, score, threshold, call, configuration = [] } = verdict;
  const pass = holds(verdict, isNot);
  return {
    name,
    pass,
    configuration: sha256(canonicalJson([name, configuration])).slice(0, DIGITS),
    ...defined({
      label: unjudged && ("unjudged" as const),
      score,
      threshold,
      explanation: pass ? undefined : message,
      call: call?.index,
      responseId: responseIdOf(subject, call?.index),
      negated: isNot ? (true as const) : undefined,
    }),
  };
};
