import { styleText } from "node:util";
import { printableLine } from "../../formats/printable.ts";
import { priceTable } from "../../trace/prices/price-table.ts";
import { printCost, printCount, printDuration, printTokens } from "../../trace/print-figures.ts";
import { sumCost } from "../../trace/sum-cost.ts";
import type { Trace } from "../../trace/trace.ts";

const tokensOf = ({ usage }: Trace): string | undefined => {
  const { input, output, cacheRead, reasoning, isEstimate } = usage;
  if (input === undefined && output === undefined) return undefined;
  const part = (count: number | undefined, word: string) => (count ? ` (${printTokens(count)} ${word})` : "");
  const side = (count: number | undefined, word: string) =>
    count === undefined ? [] : [`${printTokens(count)} tokens ${word}`];
  return [
    `${isEstimate ? "~" : ""}${side(input, "in").join("")}${part(cacheRead, "cached")}`,
    `${side(output, "out").join("")}${part(reasoning, "reasoning")}`,
  ]
    .filter((text) => text !== "")
    .join(" · ");
};

const judgeLine = ({ judgeCalls }: Trace): string[] => {
  if (judgeCalls.length === 0) return [];
  const cost = sumCost(judgeCalls.map((call) => call.cost));
  const price = cost ? printCost(cost.total) : "unpriced";
  return [`Apart from these, ${printCount(judgeCalls.length, "call")} of a judge, ${price}.`];
};

/** Prints the sums of a trace, why a cost is not known, and which price table it is from. */
export const printTotals = (trace: Trace): string => {
  const { calls, cost, duration, retries, errors, unpriced } = trace;
  const { name, version, date } = priceTable();
  const sums = [
    printCount(calls.length, "call"),
    tokensOf(trace),
    unpriced.length > 0 ? `${printCount(unpriced.length, "call")} unpriced` : printCost(cost?.total ?? 0),
    printDuration(duration),
    retries > 0 ? `${retries} tried again` : undefined,
    errors.length > 0 ? `${errors.length} failed` : undefined,
  ].filter((sum) => sum !== undefined);
  const reasons = [...new Set(unpriced.map(({ reason }) => reason))];
  return [
    styleText("bold", sums.join(" · ")),
    ...reasons.map((reason) => styleText("yellow", printableLine(`No price: ${reason}`))),
    ...judgeLine(trace),
    styleText("dim", `Prices at the time of recording, from ${name} ${version} of ${date}.`),
  ]
    .map((line) => `${line}\n`)
    .join("");
};
