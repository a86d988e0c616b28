import { createRequire } from "node:module";
import { join } from "node:path";
import type { ContextManager, SpanProcessor, TracerProvider } from "./otel.ts";

/** The SDK that stands in where the user has registered none. */
export interface OwnSdk {
  readonly provider: TracerProvider;
  /** Absent where `@opentelemetry/context-async-hooks` is not installed: spans then know no active parent. */
  readonly contexts?: ContextManager;
}

type Made<T> = new (options?: object) => T;

/** Finds an export by name among packages of which a project has one or the other. */
const findExport = <T>(
  cwd: string,
  places: readonly (readonly [module: string, name: string])[],
): Made<T> | undefined => {
  for (const base of [join(cwd, "noop.js"), import.meta.url])
    for (const [module, name] of places) {
      try {
        const found: unknown = Reflect.get(createRequire(base)(module) as object, name);
        if (typeof found === "function") return found as Made<T>;
      } catch {
        // not installed there
      }
    }
  return undefined;
};

/** A project's environment variables may thin spans out or cut them short; a test's are to be whole. */
const ALL = {
  shouldSample: () => ({ decision: 2 }),
  toString: () => "AlwaysOnSampler",
};
const UNLIMITED = {
  attributeCountLimit: Infinity,
  attributeValueLengthLimit: Infinity,
  eventCountLimit: Infinity,
  attributePerEventCountLimit: Infinity,
};

interface MaybeSdk1 {
  readonly addSpanProcessor?: (processor: SpanProcessor) => void;
}

/**
 * Loads the SDK that is installed, from `cwd` first, and lets it tell `processor` of every span: `sdk-trace-base` (1.x
 * and 2.x), else `sdk-trace` (3.x). `undefined` where there is none.
 */
export const loadOwnSdk = (cwd: string, processor: SpanProcessor): OwnSdk | undefined => {
  const Provider = findExport<TracerProvider & MaybeSdk1>(cwd, [
    ["@opentelemetry/sdk-trace-base", "BasicTracerProvider"],
    ["@opentelemetry/sdk-trace", "TracerProvider"],
  ]);
  if (!Provider) return undefined;
  const isFirst = typeof Reflect.get(Provider.prototype as object, "addSpanProcessor") === "function";
  const provider = new Provider({
    sampler: ALL,
    spanLimits: UNLIMITED,
    ...(!isFirst && { spanProcessors: [processor] }),
  });
  provider.addSpanProcessor?.(processor);
  const Contexts = findExport<ContextManager>(cwd, [
    ["@opentelemetry/context-async-hooks", "AsyncLocalStorageContextManager"],
  ]);
  if (!Contexts) return { provider };
  const contexts = new Contexts();
  contexts.enable();
  return { provider, contexts };
};
