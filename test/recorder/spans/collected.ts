import { context, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
  type SpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import { onTestFinished } from "vitest";
import { collectSpans, type SpanCollection } from "../../../src/recorder/spans/collect-spans.ts";
import { openSpanLog, type SpanLog } from "../../../src/recorder/spans/span-log.ts";

/** A collecting that ends with the test, and the log that everything goes to. */
export interface Collected {
  readonly collection: SpanCollection;
  readonly log: SpanLog;
  /** The names of the spans so far, each under its parent's. */
  readonly names: () => string[];
}

/** Collects all spans into one log until the test ends, when the API is as it was before. */
export const collected = (ownerOf?: (log: SpanLog) => SpanLog | undefined): Collected => {
  const log = openSpanLog();
  const collection = collectSpans({ cwd: process.cwd(), ownerOf: () => (ownerOf ? ownerOf(log) : log) });
  onTestFinished(() => {
    collection[Symbol.dispose]();
    trace.disable();
    context.disable();
  });
  return { collection, log, names: () => namesOf(log) };
};

/** Names the spans of a log in the order they began: `parent > name`. */
const namesOf = (log: SpanLog): string[] => {
  const spans = log.spans().map(({ span }) => span);
  return spans.map((span) => {
    const parent = spans.find((other) => other.spanContext().spanId === span.parentSpanContext?.spanId);
    return parent ? `${parent.name} > ${span.name}` : span.name;
  });
};

/** A provider of the project's own, and what its exporter got. */
export interface Registered {
  readonly provider: BasicTracerProvider;
  readonly exported: () => string[];
  readonly spans: () => ReadableSpan[];
  /** Whether the API took the provider and its context manager. */
  readonly isTaken: boolean;
}

/** Registers a provider as a project does, with an exporter and further processors. */
export const register = (...processors: SpanProcessor[]): Registered => {
  const exporter = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({
    spanProcessors: [new SimpleSpanProcessor(exporter), ...processors],
  });
  const isTaken = [
    trace.setGlobalTracerProvider(provider),
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable()),
  ].every(Boolean);
  const spans = () => exporter.getFinishedSpans();
  return { provider, spans, exported: () => spans().map(({ name }) => name), isTaken };
};

/** Runs `work` in a span, awaited. */
export const inSpan = async <T>(
  name: string,
  work: () => T | Promise<T>,
  tracer = trace.getTracer("app"),
): Promise<T> =>
  tracer.startActiveSpan(name, async (span) => {
    await Promise.resolve();
    const result = await work();
    span.end();
    return result;
  });
