import { printableLine } from "../../formats/printable.ts";
import { printCost, printCount, printTokens } from "../../trace/print-figures.ts";
import { estimate } from "../../upkeep/verify/estimate.ts";
import { isStep, type Planned } from "../../upkeep/verify/step.ts";

const tally = (texts: readonly string[]): string[] =>
  [...Map.groupBy(texts, (text) => text)].map(([text, same]) => `  ${same.length} to ${printableLine(text)}`);

/** Prints about what sending calls will cost, such as `$0.012`. */
export const printEstimate = (planned: readonly Planned[]): string => {
  const { cost, unpriced } = estimate(planned.filter(isStep));
  return unpriced === 0
    ? printCost(cost)
    : `${printCost(cost)} and what ${printCount(unpriced, "call")} cost that have no known price`;
};

/** Prints what is about to be sent, where to, with which keys, and about what it will cost. */
export const printPlan = (planned: readonly Planned[], maxCost: number | undefined): string => {
  const steps = planned.filter(isStep);
  const paths = new Set(steps.map(({ path }) => path));
  const limit = maxCost === undefined ? "" : `, ${printCost(maxCost)} at most`;
  const { tokens } = estimate(steps);
  const notSent = planned.length - steps.length;
  return [
    `${printCount(steps.length, "call")} of ${printCount(paths.size, "cassette")}`,
    ...tally(steps.map(({ way }) => way.told)),
    ...(notSent > 0 ? [`  ${notSent} will not be sent`] : []),
    `about ${printEstimate(planned)} and ${printTokens(tokens)} tokens, as recorded${limit}`,
  ]
    .map((line) => `${line}\n`)
    .join("");
};
