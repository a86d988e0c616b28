import type { Api, ApiSpan, SpanOptions, Tracer } from "./otel.ts";

/** Makes `startActiveSpan` of `startSpan`: the last argument is the work, before it may stand options and a context. */
export const activeStarter =
  (api: Api, startSpan: Tracer["startSpan"]): Tracer["startActiveSpan"] =>
  (name, ...rest) => {
    const work = rest.at(-1) as (span: ApiSpan) => unknown;
    const [options, given] = rest.slice(0, -1) as [SpanOptions?, unknown?];
    const context = given ?? api.context.active();
    const span = startSpan(name, options ?? {}, context);
    return api.context.with(api.trace.setSpan(context, span), work, undefined, span);
  };
