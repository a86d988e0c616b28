import type { RunFile } from "../../../reporters/run-file.ts";
import type { Exporter } from "../exporter.ts";
import { FAMILIES } from "./families.ts";
import { runMetrics } from "./run-metrics.ts";
import { fill } from "./series.ts";

/** What else is told. */
export interface OpenMetricsOptions {
  /** The last run of the tests. */
  readonly run?: RunFile;
}

/**
 * Prints what the models' calls came to as OpenMetrics 1.0, which Prometheus reads
 * (https://prometheus.io/docs/specs/om/open_metrics_spec/).
 */
export const openMetrics = ({ run }: OpenMetricsOptions = {}): Exporter =>
  async function* (sources) {
    const fillings = FAMILIES.map(fill);
    for await (const { trace } of sources) {
      const calls = [...trace.calls, ...trace.judgeCalls].filter(({ kind }) => kind === "model");
      for (const { family, add } of fillings)
        for (const call of calls) if (call.role === family.role) family.points(call).forEach(add);
    }
    yield fillings.map(({ print }) => print()).join("");
    if (run) yield runMetrics(run);
    yield "# EOF\n";
  };
