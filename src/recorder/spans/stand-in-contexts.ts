import type { ContextApi, ContextManager } from "./otel.ts";

const isNoop = (manager: ContextManager): boolean => manager.constructor.name === "NoopContextManager";

/**
 * Lets `own` carry contexts for as long as the user has registered no context manager. It stands behind the API's no-op, so
 * that a later registration succeeds; where the API does not let it stand there, it is registered.
 */
export const standInContexts = (context: ContextApi, own: ContextManager): Disposable => {
  const original = context._getContextManager;
  if (typeof original !== "function" || typeof original.call(context)?.active !== "function")
    return registered(context, own);
  const standIn = (): ContextManager => {
    const manager = original.call(context);
    return isNoop(manager) ? own : manager;
  };
  context._getContextManager = standIn;
  return {
    [Symbol.dispose]: () => {
      if (context._getContextManager === standIn) delete context._getContextManager;
    },
  };
};

const registered = (context: ContextApi, own: ContextManager): Disposable => {
  const isOurs = context.setGlobalContextManager(own);
  return {
    [Symbol.dispose]: () => {
      if (isOurs) context.disable();
    },
  };
};
