import { activeStarter } from "./active-starter.ts";
import { type Api, delegateOf, type Tracer, type TracerProvider } from "./otel.ts";

/** What a stand-in needs to know. */
export interface StandInOptions {
  readonly api: Api;
  /** Makes spans that lead nowhere: what stood there before. */
  readonly noop: TracerProvider;
  /** Gives the provider that makes the spans of who asks now; `undefined` where nobody keeps them. */
  readonly own: () => TracerProvider | undefined;
  /** Is told of a provider that was registered since. */
  readonly onOther: (provider: TracerProvider) => void;
}

/**
 * Makes the provider that stands behind the API's proxy as long as the user has registered none. Libraries keep the
 * tracers they got: each span is therefore started with whatever provider is registered by then, so that the user's
 * exporter loses none.
 */
export const standInProvider = ({ api, noop, own, onOther }: StandInOptions): TracerProvider => {
  const current = (): TracerProvider => {
    const provider = api.trace.getTracerProvider();
    const delegate = delegateOf(provider);
    if (delegate === standIn) return own() ?? noop;
    if (delegate !== noop) onOther(provider);
    return provider;
  };
  const standIn: TracerProvider = {
    getTracer: (...scope) => {
      const startSpan: Tracer["startSpan"] = (name, options, context) =>
        current()
          .getTracer(...scope)
          .startSpan(name, options, context ?? api.context.active());
      return { startSpan, startActiveSpan: activeStarter(api, startSpan) };
    },
  };
  return standIn;
};
