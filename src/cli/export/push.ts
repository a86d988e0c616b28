import type { ExportSource } from "../../interchange/export/exporter.ts";
import type { ExportOptions } from "../../interchange/export/exporters.ts";
import { otelSpans } from "../../interchange/export/otlp/otel-span.ts";
import { type ReadableSpan, readableSpans } from "../../interchange/export/otlp/readable-span.ts";
import type { Host } from "../host.ts";
import { printCount } from "../../trace/print-figures.ts";
import { otlpExporter, type SpanExporter } from "./otlp-exporter.ts";

/** What the SDK's batch processor sends at once. */
const BATCH = 512;

const sent = (exporter: SpanExporter, spans: readonly ReadableSpan[]): Promise<Error | undefined> =>
  new Promise((resolve) =>
    exporter.export(spans, ({ code, error }) =>
      resolve(code === 0 ? undefined : (error ?? new Error("no reason given"))),
    ),
  );

/** Where spans go to, without a password that may stand in it. */
const endpointOf = (env: NodeJS.ProcessEnv): string => {
  const base = env["OTEL_EXPORTER_OTLP_ENDPOINT"] ?? "http://localhost:4318";
  const given = env["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"] ?? `${base.replace(/\/$/, "")}/v1/traces`;
  const url = URL.parse(given);
  return url ? url.origin + url.pathname : given;
};

const batches = (spans: readonly ReadableSpan[]): (readonly ReadableSpan[])[] =>
  Array.from({ length: Math.ceil(spans.length / BATCH) }, (_, index) =>
    spans.slice(index * BATCH, (index + 1) * BATCH),
  );

/**
 * Sends the spans of cassettes to an OTLP endpoint, as the environment tells. Gives the exit code: 1 where the endpoint
 * cannot be reached or takes them not; nothing more is sent then.
 *
 * @throws what `otlpExporter` throws.
 */
export const push = async (
  sources: AsyncIterable<ExportSource>,
  options: ExportOptions,
  host: Host,
): Promise<number> => {
  const exporter = otlpExporter(host.env, host.cwd());
  const endpoint = endpointOf(host.env);
  let [spans, traces] = [0, 0];
  try {
    for await (const source of sources) {
      for (const batch of batches(readableSpans(otelSpans(source, options), options))) {
        const error = await sent(exporter, batch);
        if (error) {
          host.stderr.write(
            `llm-replay: cannot send the spans of ${source.name} to ${endpoint}: ${error.message}\n`,
          );
          return 1;
        }
        spans += batch.length;
      }
      traces++;
    }
  } finally {
    await exporter.shutdown();
  }
  host.stderr.write(
    `llm-replay: sent ${printCount(spans, "span")} of ${printCount(traces, "trace")} to ${endpoint}\n`,
  );
  return 0;
};
