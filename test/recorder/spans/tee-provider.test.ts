import { context, SpanKind, SpanStatusCode, trace, type TracerProvider } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import { expect, test } from "vitest";
import { collected, inSpan } from "./collected.ts";

/** Registers a provider that shows none of its inside, as those of vendors do. */
const registerClosed = (): InMemorySpanExporter => {
  const exporter = new InMemorySpanExporter();
  const inner = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  const closed: TracerProvider = { getTracer: (name, version) => inner.getTracer(name, version) };
  trace.setGlobalTracerProvider(closed);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  return exporter;
};

test("the spans of a provider that takes no processor are read as they are written, and reach it unchanged", () => {
  const exporter = registerClosed();
  const { log } = collected();
  const span = trace.getTracer("app").startSpan("draft", { kind: SpanKind.CLIENT, attributes: { a: 1 } });
  span.setAttribute("b", 2).setAttributes({ c: 3 }).addEvent("chunk", { n: 1 }).updateName("call");
  span.setStatus({ code: SpanStatusCode.ERROR, message: "broken" }).end();
  const [kept] = log.spans();
  const [sent] = exporter.getFinishedSpans();
  for (const seen of [kept!.span, sent!]) {
    expect(seen).toMatchObject({ name: "call", kind: SpanKind.CLIENT, attributes: { a: 1, b: 2, c: 3 } });
    expect(seen.status).toEqual({ code: SpanStatusCode.ERROR, message: "broken" });
    expect(seen.events.map(({ name, attributes }) => [name, attributes])).toEqual([["chunk", { n: 1 }]]);
    expect(seen.instrumentationScope).toMatchObject({ name: "app" });
  }
  expect(kept!.span.spanContext()).toEqual(sent!.spanContext());
  expect(kept!.endedAt).toBeDefined();
});

test("they have their parents", async () => {
  registerClosed();
  const { names } = collected();
  await inSpan("agent", () => inSpan("call", () => undefined));
  expect(names()).toEqual(["agent", "agent > call"]);
});

test("the provider itself stands there again once the collecting is over", async () => {
  const exporter = registerClosed();
  const { collection, names } = collected();
  collection[Symbol.dispose]();
  await inSpan("late", () => undefined);
  expect(names()).toEqual([]);
  expect(exporter.getFinishedSpans()).toHaveLength(1);
});
