import { singleGround } from "../../reporters/lone-side.ts";
import type { Measurement } from "../../reporters/report.ts";
import { printCount } from "../../trace/print-figures.ts";

const WORDS: Readonly<Record<Exclude<Measurement["verdict"], "single">, string>> = {
  worse: "worse",
  better: "better",
  same: "no difference that matters",
  undecided: "too few takes to tell",
};

const wordsOf = (measurement: Measurement): string =>
  measurement.verdict === "single"
    ? `${singleGround(measurement)}, held against its limit alone`
    : WORDS[measurement.verdict];

const takes = ({ base, head }: Measurement): string =>
  base.length === head.length
    ? `${printCount(head.length, "take")} each`
    : `${base.length} and ${printCount(head.length, "take")}`;

/** Says in words what can be told from measurements: `worse (10 takes each, p = 0.002)`. */
export const printVerdict = (measurement: Measurement): string => {
  const { verdict, probability, takesNeeded, outliers } = measurement;
  const needed = takesNeeded === undefined ? "" : `: ${takesNeeded} needed`;
  const notes = [
    ...(verdict === "single" ? [] : [takes(measurement)]),
    ...(probability === undefined
      ? []
      : [probability < 0.001 ? "p < 0.001" : `p = ${probability.toPrecision(2)}`]),
    ...(outliers > 0 ? [printCount(outliers, "outlier")] : []),
  ];
  return `${wordsOf(measurement)}${needed}${notes.length > 0 ? ` (${notes.join(", ")})` : ""}`;
};
