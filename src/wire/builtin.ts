import { registerHooks } from "node:module";

/** Tells whether something has loaded a builtin module, by its name without `node:`. */
export const isLoaded = (name: string): boolean =>
  (Reflect.get(process, "moduleLoadList") as string[] | undefined)?.includes(`NativeModule ${name}`) ?? true;

/**
 * Runs `patch` as soon as a builtin module is loaded, before whoever loads it sees it; at once where it is loaded
 * already. It is not loaded for this. What takes a module from `process.getBuiltinModule` alone goes unnoticed.
 */
export const onceLoaded = (name: string, patch: () => Disposable): Disposable => {
  if (isLoaded(name)) return patch();
  let undo: Disposable | undefined;
  const hooks = registerHooks({
    resolve: (specifier, context, next) => {
      if (specifier === name || specifier === `node:${name}`) {
        hooks.deregister();
        undo ??= patch();
      }
      return next(specifier, context);
    },
  });
  return {
    [Symbol.dispose]: () => {
      hooks.deregister();
      undo?.[Symbol.dispose]();
    },
  };
};
