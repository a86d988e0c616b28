import { createRequire } from "node:module";
import { join } from "node:path";
import { failure } from "../../errors.ts";
import type { ReadableSpan } from "../../interchange/export/otlp/readable-span.ts";

/** The part of OpenTelemetry's `SpanExporter` that is used here. */
export interface SpanExporter {
  readonly export: (
    spans: readonly ReadableSpan[],
    done: (result: { readonly code: number; readonly error?: Error }) => void,
  ) => void;
  readonly shutdown: () => Promise<void>;
}

/** The official exporters, by protocol; the first that is installed is taken where the environment names none. */
const PACKAGES: Readonly<Record<string, string>> = {
  "http/protobuf": "@opentelemetry/exporter-trace-otlp-proto",
  "http/json": "@opentelemetry/exporter-trace-otlp-http",
};

type ExporterClass = new () => SpanExporter;

const attempt = <T>(work: () => T): T | undefined => {
  try {
    return work();
  } catch {
    return undefined;
  }
};

/** Loads a package from the project's folder, else from where this one is installed. */
const load = (name: string, cwd: string): ExporterClass | undefined => {
  for (const base of [join(cwd, "noop.js"), import.meta.url]) {
    const found = attempt(() => createRequire(base)(name) as { OTLPTraceExporter?: ExporterClass });
    if (found?.OTLPTraceExporter) return found.OTLPTraceExporter;
  }
  return undefined;
};

/**
 * Makes the official OTLP exporter that is installed and that `OTEL_EXPORTER_OTLP_PROTOCOL` asks for; endpoint, headers,
 * time-out, compression and certificates it reads from the environment itself
 * (https://opentelemetry.io/docs/specs/otel/protocol/exporter/).
 *
 * @throws `otlpProtocolUnknown`, `otlpExporterMissing`.
 */
export const otlpExporter = (env: NodeJS.ProcessEnv, cwd: string): SpanExporter => {
  const named = env["OTEL_EXPORTER_OTLP_TRACES_PROTOCOL"] ?? env["OTEL_EXPORTER_OTLP_PROTOCOL"];
  const protocols = named === undefined ? Object.keys(PACKAGES) : [named];
  const names = protocols.flatMap((protocol) => PACKAGES[protocol] ?? []);
  const [first] = names;
  if (first === undefined)
    throw failure("otlpProtocolUnknown", named ?? "", Object.keys(PACKAGES).join(" and "));
  for (const name of names) {
    const Found = load(name, cwd);
    if (Found) return new Found();
  }
  throw failure("otlpExporterMissing", first);
};
