import { apiFinder } from "./find-apis.ts";
import { joinProvider } from "./join-provider.ts";
import { type Api, delegateOf, isProxy, keyOf, type ProxyProvider, type TracerProvider } from "./otel.ts";
import { loadOwnSdk, type OwnSdk } from "./own-sdk.ts";
import type { SpanLog } from "./span-log.ts";
import { spanProcessor } from "./span-processor.ts";
import { standInContexts } from "./stand-in-contexts.ts";
import { standInProvider } from "./stand-in.ts";
import { teeProvider } from "./tee-provider.ts";

/** What spans are collected with. */
export interface CollectOptions {
  /** Where `@opentelemetry` packages are looked for first: the user's project. */
  readonly cwd: string;
  /** Names who keeps a span that begins in the present async context. */
  readonly ownerOf: () => SpanLog | undefined;
}

/** The collecting of a process's spans. */
export interface SpanCollection extends Disposable {
  /** Joins what was loaded or registered since. */
  readonly refresh: () => void;
  /** Names the span that is active in the present async context, as {@link keyOf} does. */
  readonly active: () => string | undefined;
}

const isNoop = (provider: TracerProvider): boolean => provider.constructor.name === "NoopTracerProvider";
const NOBODY = /^0*$/;

/**
 * Collects the spans of this process, whoever makes them: the user's provider where one is registered, before or later;
 * else an SDK of ours behind the API's proxy, which keeps the place free. Nothing is ever registered.
 */
export const collectSpans = ({ cwd, ownerOf }: CollectOptions): SpanCollection => {
  const findApis = apiFinder(cwd);
  const processor = spanProcessor(ownerOf);
  const apis = new Map<Api, Disposable | undefined>();
  const joined = new WeakSet<TracerProvider>();
  const undos: Disposable[] = [];
  let own: { sdk: OwnSdk | undefined } | undefined;
  /** Libraries keep tracers that lead here after the end; they find the next collection by themselves. */
  let isOver = false;

  const ownProvider = (): TracerProvider | undefined => {
    const owner = ownerOf();
    if (!owner) return undefined;
    if (!own) {
      own = { sdk: loadOwnSdk(cwd, processor) };
      refresh();
    }
    if (!own.sdk) owner.lack();
    return own.sdk?.provider;
  };

  const standIn = (proxy: ProxyProvider, api: Api): void => {
    const provider = standInProvider({
      api,
      noop: proxy.getDelegate(),
      own: ownProvider,
      onOther: (other) => join(other, api),
    });
    joined.add(provider);
    undos.push(
      replaceDelegate(proxy, provider),
      onDelegate(proxy, () => join(proxy, api)),
    );
  };

  const join = (provider: TracerProvider, api: Api): void => {
    const delegate = delegateOf(provider);
    if (isOver || joined.has(delegate)) return;
    if (isNoop(delegate) && isProxy(provider)) return standIn(provider, api);
    joined.add(delegate);
    const undo = joinProvider(delegate, processor);
    if (undo) undos.push(undo);
    else if (isProxy(provider)) {
      const tee = teeProvider(delegate, api, processor);
      joined.add(tee);
      undos.push(replaceDelegate(provider, tee));
    }
  };

  const refresh = (): void => {
    const contexts = own?.sdk?.contexts;
    for (const api of findApis()) {
      apis.set(api, apis.get(api) ?? (contexts && standInContexts(api.context, contexts)));
      join(api.trace.getTracerProvider(), api);
    }
  };

  refresh();
  return {
    refresh,
    active: () => {
      for (const { trace, context } of apis.keys()) {
        const span = trace.getSpan(context.active())?.spanContext();
        if (span && !NOBODY.test(span.traceId)) return keyOf(span);
      }
      return undefined;
    },
    [Symbol.dispose]: () => {
      isOver = true;
      for (const undo of [...apis.values(), ...undos.toReversed()]) undo?.[Symbol.dispose]();
    },
  };
};

const replaceDelegate = (proxy: ProxyProvider, delegate: TracerProvider): Disposable => {
  const before = proxy.getDelegate();
  proxy.setDelegate(delegate);
  return {
    [Symbol.dispose]: () => {
      if (proxy.getDelegate() === delegate) proxy.setDelegate(isNoop(before) ? undefined : before);
    },
  };
};

/** Hears of a registration at once: the next span would be too late for who asks for a tracer in between. */
const onDelegate = (proxy: ProxyProvider, heard: () => void): Disposable => {
  const original = proxy.setDelegate;
  const shadow: ProxyProvider["setDelegate"] = (delegate) => {
    original.call(proxy, delegate);
    heard();
  };
  proxy.setDelegate = shadow;
  return {
    [Symbol.dispose]: () => {
      if (proxy.setDelegate === shadow) Reflect.deleteProperty(proxy, "setDelegate");
    },
  };
};
