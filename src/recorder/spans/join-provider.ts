import type { SpanProcessor, TracerProvider } from "./otel.ts";

interface Sdk1 {
  readonly addSpanProcessor: (processor: SpanProcessor) => void;
  readonly activeSpanProcessor?: object;
  readonly _registeredSpanProcessors?: SpanProcessor[];
}

interface Sdk2 {
  readonly _activeSpanProcessor?: { readonly _spanProcessors?: SpanProcessor[] };
}

const takeOut = (list: SpanProcessor[] | undefined, processor: SpanProcessor): Disposable => ({
  [Symbol.dispose]: () => {
    const index = list?.indexOf(processor) ?? -1;
    if (index >= 0) list?.splice(index, 1);
  },
});

/** SDK 1.x shuts down an exporter that the environment named when a first processor is added. */
const isExporting = ({ _registeredSpanProcessors, activeSpanProcessor }: Sdk1): boolean =>
  _registeredSpanProcessors?.length === 0 && activeSpanProcessor?.constructor.name !== "NoopSpanProcessor";

/**
 * Adds a processor to a provider of SDK 1.x, 2.x or 3.x, after the user's own. The later ones offer no way to add one:
 * their list of processors is reached by name. `undefined` where the provider is none of these.
 */
export const joinProvider = (provider: TracerProvider, processor: SpanProcessor): Disposable | undefined => {
  const first = provider as TracerProvider & Partial<Sdk1>;
  if (typeof first.addSpanProcessor === "function") {
    if (isExporting(first as Sdk1)) return undefined;
    first.addSpanProcessor(processor);
    return takeOut(first._registeredSpanProcessors, processor);
  }
  const processors = (provider as TracerProvider & Sdk2)._activeSpanProcessor?._spanProcessors;
  if (!Array.isArray(processors)) return undefined;
  processors.push(processor);
  return takeOut(processors, processor);
};
