import type { RunFile } from "../../reporters/run-file.ts";
import { chrome } from "./chrome/chrome.ts";
import { csv } from "./csv.ts";
import type { Exporter } from "./exporter.ts";
import { har } from "./har/har.ts";
import { openMetrics } from "./openmetrics/openmetrics.ts";
import { otlpJson } from "./otlp/otlp-json.ts";

/** What an exporter may be told; each takes what concerns it. */
export interface ExportOptions {
  /** Also print what was said, where a format leaves it out otherwise. */
  readonly content?: boolean;
  /** `service.name` of OTLP; default: `llm-replay`. */
  readonly service?: string;
  /** The last run of the tests, for metrics. */
  readonly run?: RunFile;
}

/** One of the formats, by the word of the command line. */
export type ExportFormat = "otlp" | "chrome" | "openmetrics" | "har" | "csv";

/** Makes the exporter of each format. */
export const EXPORTERS: Readonly<Record<ExportFormat, (options: ExportOptions) => Exporter>> = {
  otlp: otlpJson,
  chrome: () => chrome,
  openmetrics: openMetrics,
  har: () => har,
  csv: () => csv,
};
