import { context, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";

const sdk = await import("@opentelemetry/sdk-trace-base").catch(() => import("@opentelemetry/sdk-trace"));

/** Registers a provider as a project does; gives what its exporter got. */
export const registerProvider = () => {
  const exporter = new sdk.InMemorySpanExporter();
  const isThird = sdk.BasicTracerProvider === undefined;
  const Provider = sdk.BasicTracerProvider ?? sdk.TracerProvider;
  const spanProcessors = [new sdk.SimpleSpanProcessor(isThird ? { exporter } : exporter)];
  const isRegistered = [
    trace.setGlobalTracerProvider(new Provider({ spanProcessors })),
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable()),
  ];
  if (isRegistered.includes(false)) throw new Error(`registered: ${isRegistered.join(", ")}`);
  return { finished: () => exporter.getFinishedSpans() };
};
