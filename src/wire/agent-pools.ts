import type { Agent } from "node:http";

type AddRequest = (this: Agent, ...args: unknown[]) => void;

/**
 * Discards the idle sockets that agents of `node:http` kept from before, as each next sends a request: such a
 * socket is real, and would carry the request past the interception. Without `node:http` loaded there are none,
 * and it is not loaded for this.
 */
export const renewAgentPools = (): Disposable => {
  if (!isLoaded("http")) return { [Symbol.dispose]: () => {} };
  const { Agent } = process.getBuiltinModule("node:http");
  const prototype = Agent.prototype as unknown as { addRequest: AddRequest };
  const original = prototype.addRequest;
  const renewed = new WeakSet<Agent>();
  let mounted = true;

  const addRequest: AddRequest = function (...args) {
    if (mounted && !renewed.has(this)) {
      renewed.add(this);
      for (const sockets of Object.values(this.freeSockets))
        for (const socket of sockets ?? []) socket.destroy();
    }
    return Reflect.apply(original, this, args);
  };

  prototype.addRequest = addRequest;
  return {
    [Symbol.dispose]: () => {
      mounted = false;
      if (prototype.addRequest === addRequest) prototype.addRequest = original;
    },
  };
};

const isLoaded = (module: string): boolean =>
  (Reflect.get(process, "moduleLoadList") as string[] | undefined)?.includes(`NativeModule ${module}`) ??
  true;
