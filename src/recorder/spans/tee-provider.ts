import { monotonic } from "../../real-time.ts";
import { activeStarter } from "./active-starter.ts";
import type {
  Api,
  ApiSpan,
  HrTime,
  SdkSpan,
  SpanOptions,
  SpanProcessor,
  Tracer,
  TracerProvider,
} from "./otel.ts";

/** A span's contents as they are written to it, for a provider whose spans cannot be read. */
interface Copy {
  name: string;
  attributes: Record<string, unknown>;
  events: SdkSpan["events"][number][];
  status: SdkSpan["status"];
}

const now = (): HrTime => {
  const ms = performance.timeOrigin + monotonic();
  return [Math.trunc(ms / 1000), Math.round((ms % 1000) * 1e6)];
};

/** Writes what is written to `span` to `copy` too. */
const shadowed = (span: ApiSpan, copy: Copy, onEnd: () => void): void => {
  const { setAttribute, setAttributes, addEvent, setStatus, updateName, end } = span;
  const also =
    <A extends readonly unknown[], R>(note: (...args: A) => void, original: (...args: A) => R) =>
    (...args: A): R => {
      note(...args);
      return Reflect.apply(original, span, args);
    };
  Object.assign(span, {
    setAttribute: also((name: string, value: unknown) => void (copy.attributes[name] = value), setAttribute),
    setAttributes: also((more: object) => void Object.assign(copy.attributes, more), setAttributes),
    addEvent: also((name: string, ...[attributes]: readonly unknown[]) => {
      const isTime =
        typeof attributes !== "object" || Array.isArray(attributes) || attributes instanceof Date;
      copy.events.push({ name, time: now(), attributes: isTime ? {} : { ...attributes } });
    }, addEvent),
    setStatus: also((status: SdkSpan["status"]) => void (copy.status = status), setStatus),
    updateName: also((name: string) => void (copy.name = name), updateName),
    end: also(onEnd, end),
  });
};

/**
 * Makes a provider that hands everything on to `inner` and tells `processor` of each span, for providers that take no
 * processor. Tracers that were given out before it are missed.
 */
export const teeProvider = (inner: TracerProvider, api: Api, processor: SpanProcessor): TracerProvider => {
  const teed = (
    span: ApiSpan,
    name: string,
    options: SpanOptions,
    scope: string,
    context: unknown,
  ): ApiSpan => {
    const copy: Copy = { name, attributes: { ...options.attributes }, events: [], status: { code: 0 } };
    const parent = options.root ? undefined : api.trace.getSpanContext(context);
    const view: SdkSpan = {
      spanContext: () => span.spanContext(),
      get name() {
        return copy.name;
      },
      get status() {
        return copy.status;
      },
      attributes: copy.attributes,
      events: copy.events,
      kind: options.kind ?? 0,
      startTime: now(),
      instrumentationScope: { name: scope },
      ...(parent && { parentSpanContext: parent }),
    };
    shadowed(span, copy, () => processor.onEnd(view));
    processor.onStart(view);
    return span;
  };

  return {
    getTracer: (scope, version, options) => {
      const tracer = inner.getTracer(scope, version, options);
      const startSpan: Tracer["startSpan"] = (name, options = {}, context = api.context.active()) =>
        teed(tracer.startSpan(name, options, context), name, options, scope, context);
      return { startSpan, startActiveSpan: activeStarter(api, startSpan) };
    },
  };
};
