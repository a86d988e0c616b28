import { metricName } from "../../reporters/figure-rows.ts";
import type { Measurement } from "../../reporters/report.ts";
import { showFigure, showGrowth } from "../../reporters/show-figure.ts";
import { median } from "../../trace/statistics/spread.ts";
import { placeDots } from "./place-dots.ts";
import { printVerdict } from "./print-verdict.ts";

const Dots = ({ measurement }: { readonly measurement: Measurement }) => (
  <svg class="dots" viewBox="0 0 200 28" preserveAspectRatio="none" aria-hidden="true">
    {placeDots(measurement.base, measurement.head).map(({ side, at }, index) => (
      <circle key={index} class={`of-${side}`} cx={6 + at * 188} cy={side === "base" ? 8 : 20} r="3.5" />
    ))}
  </svg>
);

/** Beside what was recorded, it must be clear what was measured. */
const nameOf = (metric: string): string =>
  metric === "latency" ? "latency of all calls" : metricName(metric);

const middle = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : median(values);

const isRepeated = ({ base, head }: Measurement): boolean => base.length + head.length > 2;

const Line = ({ measurement }: { readonly measurement: Measurement }) => {
  const { metric, unit, verdict } = measurement;
  const [base, head] = [middle(measurement.base), middle(measurement.head)];
  return (
    <tr>
      <th scope="row">{nameOf(metric)}</th>
      <td class="was">{showFigure(base, unit)}</td>
      <td>{showFigure(head, unit)}</td>
      <td class={`growth ${verdict}`}>{unit === "ms" ? showGrowth(base, head) : ""}</td>
      <td class="wide">{isRepeated(measurement) && <Dots measurement={measurement} />}</td>
      <td class={`verdict ${verdict}`}>{printVerdict(measurement)}</td>
    </tr>
  );
};

/** What varies from run to run, with every measurement and what can be told from them. */
export const Measured = ({ measurements }: { readonly measurements: readonly Measurement[] }) => (
  <table class="figures measured">
    <caption>Measured, the median of all takes</caption>
    <thead class="unseen">
      <tr>
        {["figure", "base", "head", "growth", "takes", "verdict"].map((name) => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {measurements.map((measurement) => (
        <Line key={measurement.metric} measurement={measurement} />
      ))}
    </tbody>
  </table>
);
