import type { Score } from "../reporters/run-file.ts";

/**
 * Names what matchers scored as a take keeps it: `matchSemantically`, `not contain`, `contain #2`; one without a score
 * counts 1 where it passes and 0 where it fails. What could not be judged is left out.
 */
export const takeScores = (scores: readonly Score[]): Record<string, number> => {
  const named = new Map<string, number>();
  for (const { name, negated, label, score, pass } of scores) {
    if (label === "unjudged") continue;
    const plain = `${negated ? "not " : ""}${name}`;
    const alike = [...named.keys()].filter((each) => each === plain || each.startsWith(`${plain} #`)).length;
    named.set(alike === 0 ? plain : `${plain} #${alike + 1}`, score ?? Number(pass));
  }
  return Object.fromEntries(named);
};
