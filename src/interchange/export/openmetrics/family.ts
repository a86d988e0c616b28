import type { Call } from "../../../trace/call.ts";

/** Labels of a sample, by the names of OpenTelemetry's attributes. */
export type Labels = Readonly<Record<string, string>>;

/** One thing that was measured. */
export interface Point {
  readonly value: number;
  readonly labels: Labels;
}

/** A metric: what it is called and what it takes from a call. */
export interface Family {
  /** As OpenTelemetry names it, without unit: `gen_ai.client.operation.duration`. */
  readonly name: string;
  readonly help: string;
  /** What the name ends in; absent for plain counts. */
  readonly unit?: "seconds" | "usd";
  /** A histogram's upper bounds without infinity; absent for a counter. */
  readonly bounds?: readonly number[];
  /** Whose calls it counts. */
  readonly role: Call["role"];
  readonly points: (call: Call) => readonly Point[];
}

/** As Prometheus names it: `gen_ai_client_operation_duration_seconds`. */
export const metricName = ({ name, unit }: Family): string =>
  [name, ...(unit ? [unit] : [])].join("_").replaceAll(/[^A-Za-z0-9_]/g, "_");
