/**
 * The parts of OpenTelemetry that are used here, by their shape alone: they hold for the API from 1.0, and for the
 * SDK's 1.x, 2.x and 3.x, none of which is a dependency (https://github.com/open-telemetry/opentelemetry-js).
 */

/** What names a span across processes, in hex. */
export interface SpanContext {
  readonly traceId: string;
  readonly spanId: string;
}

/** Seconds, and nanoseconds beyond them. */
export type HrTime = readonly [seconds: number, nanoseconds: number];

/** A span of an SDK, as its processors get it; it goes on changing until it ends. */
export interface SdkSpan {
  spanContext(): SpanContext;
  readonly name: string;
  /** 0 internal, 1 server, 2 client, 3 producer, 4 consumer. */
  readonly kind: number;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly events: readonly {
    readonly name: string;
    readonly time: HrTime;
    readonly attributes?: Readonly<Record<string, unknown>>;
  }[];
  /** 0 unset, 1 ok, 2 error. */
  readonly status: { readonly code: number; readonly message?: string };
  readonly startTime: HrTime;
  /** SDK 2.x and 3.x. */
  readonly parentSpanContext?: SpanContext;
  /** SDK 1.x. */
  readonly parentSpanId?: string;
  /** SDK 2.x and 3.x. */
  readonly instrumentationScope?: { readonly name: string };
  /** SDK 1.x. */
  readonly instrumentationLibrary?: { readonly name: string };
}

/** What hears of each span of a provider; fits the `spanProcessors` of SDK 1.x, 2.x and 3.x. */
export interface SpanProcessor {
  /** Hears of a span that began. */
  onStart(span: unknown, context?: unknown): void;
  /** Hears of a span that ended. */
  onEnd(span: unknown): void;
  /** Waits for what has been heard. */
  forceFlush(): Promise<void>;
  /** Waits for what has been heard, and hears no more. */
  shutdown(): Promise<void>;
}

/** A span as who made it uses it. */
export interface ApiSpan {
  spanContext(): SpanContext;
  setAttribute(name: string, value: unknown): this;
  setAttributes(attributes: Readonly<Record<string, unknown>>): this;
  addEvent(name: string, ...rest: readonly unknown[]): this;
  setStatus(status: SdkSpan["status"]): this;
  updateName(name: string): this;
  end(time?: unknown): void;
}

/** What a span is started with. */
export interface SpanOptions {
  readonly kind?: number;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly root?: boolean;
}

/** Starts spans of one scope. */
export interface Tracer {
  startSpan(name: string, options?: SpanOptions, context?: unknown): ApiSpan;
  startActiveSpan(name: string, ...rest: readonly unknown[]): unknown;
}

/** Gives tracers. */
export interface TracerProvider {
  getTracer(name: string, version?: string, options?: unknown): Tracer;
}

/** The API's own provider, which hands on to a delegate; nothing stands behind it before a provider is registered. */
export interface ProxyProvider extends TracerProvider {
  getDelegate(): TracerProvider;
  setDelegate(delegate: TracerProvider | undefined): void;
}

/** What carries the active span through asynchronous work. */
export interface ContextManager {
  active(): unknown;
  with(context: unknown, work: (...args: never[]) => unknown, self?: unknown, ...args: unknown[]): unknown;
  bind(context: unknown, target: unknown): unknown;
  enable(): unknown;
  disable(): unknown;
}

/** The `context` of one copy of the API. */
export interface ContextApi {
  active(): unknown;
  with: ContextManager["with"];
  setGlobalContextManager(manager: ContextManager): boolean;
  disable(): void;
  /** Not documented: gives the registered manager, else one that does nothing. */
  _getContextManager?: () => ContextManager;
}

/** One copy of `@opentelemetry/api`. */
export interface Api {
  readonly trace: {
    getTracerProvider(): TracerProvider;
    getSpan(context: unknown): Pick<ApiSpan, "spanContext"> | undefined;
    getSpanContext(context: unknown): SpanContext | undefined;
    setSpan(context: unknown, span: ApiSpan): unknown;
  };
  readonly context: ContextApi;
}

/** Tells whether a provider is the API's own, which hands on to a delegate. */
export const isProxy = (provider: TracerProvider): provider is ProxyProvider =>
  typeof Reflect.get(provider, "getDelegate") === "function" &&
  typeof Reflect.get(provider, "setDelegate") === "function";

/** Gives the provider that makes the spans in the end. */
export const delegateOf = (provider: TracerProvider): TracerProvider =>
  isProxy(provider) ? provider.getDelegate() : provider;

/** Names a span uniquely in the process. */
export const keyOf = ({ traceId, spanId }: SpanContext): string => `${traceId}-${spanId}`;

/** Names the parent of a span; `undefined` where it has none. */
export const parentKeyOf = (span: SdkSpan): string | undefined => {
  const spanId = span.parentSpanContext?.spanId ?? span.parentSpanId;
  return spanId === undefined ? undefined : keyOf({ traceId: span.spanContext().traceId, spanId });
};

/** Names the library that made a span. */
export const scopeOf = ({ instrumentationScope, instrumentationLibrary }: SdkSpan): string | undefined =>
  (instrumentationScope ?? instrumentationLibrary)?.name;
