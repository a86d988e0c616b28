import type { Listening } from "../wire/server/listen.ts";
import type { SignalSource } from "./run-command.ts";
import { stopSignals } from "./stop-signals.ts";

/** A server, and what is done besides answering. */
export interface Service {
  readonly server: Listening;
  /** Tells that it answers. */
  readonly onStart: () => void | Promise<void>;
  /** Ends what would keep answers open. */
  readonly onStop?: () => PromiseLike<void>;
  /** How long open answers may take in the end, in milliseconds. */
  readonly drainMs: number;
}

/** Lets a server answer until a signal asks it to end, then gives the open answers; a second signal cuts them off. */
export const untilStopped = async (
  { server, onStart, onStop, drainMs }: Service,
  host: SignalSource,
): Promise<void> => {
  const stopped = stopSignals(host);
  try {
    await onStart();
    await stopped.first;
    await onStop?.();
    await Promise.race([server.drain(drainMs), stopped.second]);
  } finally {
    stopped[Symbol.dispose]();
    await server[Symbol.asyncDispose]();
  }
};
