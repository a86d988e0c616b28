import { context, ROOT_CONTEXT, trace, type TracerProvider } from "@opentelemetry/api";
import { BasicTracerProvider } from "@opentelemetry/sdk-trace-base";
import { expect, test, vi } from "vitest";
import type { SpanProcessor } from "../../../src/recorder/spans/otel.ts";
import { spanProcessor } from "../../../src/recorder/spans/span-processor.ts";
import { collected, inSpan, register } from "./collected.ts";

const turn = () => new Promise((done) => void setImmediate(done));

test("without a provider, spans are kept with their parents, also where work runs side by side", async () => {
  const { names, log } = collected();
  await inSpan("agent", () =>
    Promise.all(["one", "two"].map((name) => inSpan(name, () => inSpan(`${name}'s tool`, turn)))),
  );
  expect(names()).toEqual(["agent", "agent > one", "agent > two", "one > one's tool", "two > two's tool"]);
  expect(log.spans().every(({ endedAt }) => endedAt !== undefined)).toBe(true);
});

test("the span that is active is named in its own async context, and none outside", async () => {
  const { collection, log } = collected();
  const seen = await inSpan("agent", () => collection.active());
  const { traceId, spanId } = log.spans()[0]!.span.spanContext();
  expect(seen).toBe(`${traceId}-${spanId}`);
  expect(collection.active()).toBeUndefined();
});

test("a provider that is there before keeps every span, and so does the log", async () => {
  const { exported, isTaken } = register();
  const { names } = collected();
  await inSpan("agent", () => inSpan("call", turn));
  expect(isTaken).toBe(true);
  expect(exported().toSorted()).toEqual(["agent", "call"]);
  expect(names()).toEqual(["agent", "agent > call"]);
});

test("a provider that is registered later is taken, and gets all that begins from then on, also of old tracers", async () => {
  const unused = trace.getTracer("got before the collecting");
  const { names } = collected();
  const used = trace.getTracer("got while we stand in");
  await inSpan("first", turn, used);
  const { exported, isTaken } = register();
  await inSpan("agent", () => inSpan("call", turn, unused), used);
  await inSpan("new", turn, trace.getTracer("got after"));
  expect(isTaken).toBe(true);
  expect(exported().toSorted()).toEqual(["agent", "call", "new"]);
  expect(names()).toEqual(["first", "agent", "agent > call", "new"]);
});

test("a provider that is unregistered and registered again is found by the next look", async () => {
  const { names, collection } = collected();
  register();
  trace.disable();
  context.disable();
  collection.refresh();
  await inSpan("between", turn);
  const { exported } = register();
  await inSpan("again", turn);
  expect(exported()).toEqual(["again"]);
  expect(names()).toEqual(["between", "again"]);
});

test("a span that is found by itself and by a processor of the project counts once", async () => {
  const { log, names } = collected();
  register(spanProcessor(() => log));
  await inSpan("call", turn);
  expect(names()).toEqual(["call"]);
});

test("a span belongs to who starts it; nobody's are left out and load no SDK", async () => {
  const { names } = collected(() => undefined);
  await inSpan("nobody's", turn);
  expect(names()).toEqual([]);
});

test("spans of the test runner are left out, and are no parents", async () => {
  const { names } = collected();
  await inSpan("vitest.test", () => inSpan("call", turn), trace.getTracer("vitest"));
  expect(names()).toEqual(["call"]);
});

test("what we stood behind is as before once the collecting is over, and old tracers lead nowhere", async () => {
  const proxy = trace.getTracerProvider() as TracerProvider & { getDelegate: () => TracerProvider };
  const before = proxy.getDelegate();
  const { collection, names } = collected();
  const tracer = trace.getTracer("app");
  await inSpan("kept", turn, tracer);
  collection[Symbol.dispose]();
  expect(proxy.getDelegate()).toBe(before);
  expect(Object.keys(proxy)).not.toContain("setDelegate");
  expect(Object.keys(context)).toEqual([]);
  await inSpan("late", () => expect(context.active()).toBe(ROOT_CONTEXT), tracer);
  expect(names()).toEqual(["kept"]);
});

test("a provider gets our processor taken out again", () => {
  const { provider } = register();
  const processors = Reflect.get(provider, "_activeSpanProcessor") as { _spanProcessors: unknown[] };
  const { collection } = collected();
  expect(processors._spanProcessors).toHaveLength(2);
  collection[Symbol.dispose]();
  expect(processors._spanProcessors).toHaveLength(1);
});

test("a tracer from one collecting is heard by the next", async () => {
  const first = collected();
  const tracer = trace.getTracer("app");
  await inSpan("first", turn, tracer);
  first.collection[Symbol.dispose]();
  const second = collected();
  await inSpan("second", turn, tracer);
  expect([first.names(), second.names()]).toEqual([["first"], ["second"]]);
});

/** A provider as SDK 1.x had them, as far as processors go. */
const sdk1 = (processors: SpanProcessor[], active: object) => {
  const all: SpanProcessor = {
    onStart: (span) => processors.forEach((each) => each.onStart(span)),
    onEnd: (span) => processors.forEach((each) => each.onEnd(span)),
    forceFlush: () => Promise.resolve(),
    shutdown: () => Promise.resolve(),
  };
  const provider = new BasicTracerProvider({ spanProcessors: [all] });
  return {
    getTracer: provider.getTracer.bind(provider),
    _registeredSpanProcessors: processors,
    activeSpanProcessor: active,
    addSpanProcessor: vi.fn((processor: SpanProcessor) => void processors.push(processor)),
  };
};

test("SDK 1 is given our processor, and loses it again", async () => {
  const processors = [spanProcessor(() => undefined)];
  const provider = sdk1(processors, {});
  trace.setGlobalTracerProvider(provider);
  const { collection, names } = collected();
  await inSpan("call", turn);
  expect(provider.addSpanProcessor).toHaveBeenCalledOnce();
  expect(names()).toEqual(["call"]);
  collection[Symbol.dispose]();
  expect(processors).toHaveLength(1);
});

test("an exporter that the environment gave to SDK 1, which adding a processor would shut down, stays", async () => {
  const provider = sdk1([], {});
  trace.setGlobalTracerProvider(provider);
  const { names } = collected();
  await inSpan("call", turn);
  expect(provider.addSpanProcessor).not.toHaveBeenCalled();
  expect(names()).toEqual(["call"]);
});
