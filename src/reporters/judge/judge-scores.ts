import type { TestBaseline } from "../baseline.ts";
import type { Finding } from "../report.ts";
import { isOutOfBound, isPast, type Limit } from "../thresholds.ts";

type Score = TestBaseline["scores"][number] & { readonly explanation?: string | undefined };

/** Scores are found again by matcher, polarity and call; those that are alike, by their order. */
const keyed = (scores: readonly Score[]): Map<string, Score> => {
  const seen = new Map<string, number>();
  return new Map(
    scores.map((score) => {
      const name = `${score.negated ? "not " : ""}${score.name} ${score.call ?? ""}`;
      const place = (seen.get(name) ?? 0) + 1;
      seen.set(name, place);
      return [`${name} ${place}`, score];
    }),
  );
};

const nameOf = ({ name, negated }: Score): string => `score ${negated ? "not " : ""}${name}`;

const compared = (base: Score, head: Score, limit: Limit): Finding[] => {
  const metric = nameOf(head);
  if (base.configuration !== head.configuration)
    return [
      {
        severity: "info",
        metric,
        message: `${head.name} is given something else now, so its scores are not comparable.`,
      },
    ];
  if (base.pass && !head.pass)
    return [{ severity: "regression", metric, message: head.explanation ?? `${head.name} fails now.` }];
  if (!base.pass && head.pass)
    return [{ severity: "improvement", metric, message: `${head.name} passes now.` }];
  if (base.score === undefined || head.score === undefined) return [];
  const step = `${base.score.toFixed(3)} → ${head.score.toFixed(3)}`;
  if (isPast(limit, -base.score, -head.score) || isOutOfBound(limit, head.score, true))
    return [{ severity: "regression", metric, message: `The score of ${head.name} sank: ${step}.` }];
  if (isPast(limit, -head.score, -base.score))
    return [{ severity: "improvement", metric, message: `The score of ${head.name} rose: ${step}.` }];
  return [];
};

/** Compares a test's scores with the accepted ones: one that fails or sinks past its limit is a regression. */
export const judgeScores = (base: readonly Score[], head: readonly Score[], limit: Limit): Finding[] => {
  const before = keyed(base);
  const after = keyed(head);
  const lost = [...before].filter(([key]) => !after.has(key)).map(([, score]) => score);
  return [
    ...[...after].flatMap(([key, score]) => {
      const was = before.get(key);
      return was ? compared(was, score, limit) : [];
    }),
    ...lost.map((score): Finding => ({
      severity: "warning",
      metric: nameOf(score),
      message: `${score.name} is no longer asked.`,
    })),
  ];
};
