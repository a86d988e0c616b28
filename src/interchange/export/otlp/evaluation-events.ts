import type { Score } from "../../../reporters/run-file.ts";
import type { Span, SpanEvent } from "../../../trace/span.ts";
import { defined } from "../../../trace/values/json-access.ts";
import type { ExportSource } from "../exporter.ts";

const EVENT = "gen_ai.evaluation.result";

const labelOf = ({ label, pass }: Score): string => label ?? (pass ? "pass" : "fail");

const eventOf = (score: Score, time: number, content: boolean): SpanEvent => ({
  name: EVENT,
  time,
  attributes: defined({
    "gen_ai.evaluation.name": score.name,
    "gen_ai.evaluation.score.value": score.score,
    "gen_ai.evaluation.score.label": labelOf(score),
    "gen_ai.evaluation.explanation": content ? score.explanation : undefined,
    "gen_ai.response.id": score.responseId,
  }),
});

/**
 * Gives what the matchers of the last run found, by the span that each judged: the call's, else that of the whole trace
 * (`gen_ai.evaluation.result`, https://github.com/open-telemetry/semantic-conventions-genai, gen-ai-events.md).
 */
export const evaluationEvents = (
  { trace, test }: ExportSource,
  content: boolean,
): ReadonlyMap<Span, readonly SpanEvent[]> => {
  const judged = (score: Score): Span =>
    trace.spans.find(({ call }) => score.call !== undefined && call?.index === score.call) ?? trace.root;
  const groups = Map.groupBy(test?.scores ?? [], judged);
  return new Map(
    [...groups].map(([span, scores]) => [span, scores.map((score) => eventOf(score, span.end, content))]),
  );
};
