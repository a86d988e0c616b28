import type { SignalSource } from "./run-command.ts";

/** Resolves with the first and the second request to end. */
export interface StopSignals extends Disposable {
  readonly first: Promise<void>;
  readonly second: Promise<void>;
}

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** Listens to what asks a server to end; disposing gives the signals back to the system. */
export const stopSignals = (host: SignalSource): StopSignals => {
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let count = 0;
  const stop = (): void => (++count === 1 ? first : second).resolve();
  for (const signal of SIGNALS) host.on(signal, stop);
  return {
    first: first.promise,
    second: second.promise,
    [Symbol.dispose]: () => {
      for (const signal of SIGNALS) host.off(signal, stop);
    },
  };
};
