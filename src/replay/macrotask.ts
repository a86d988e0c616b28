import { clearTimeout, setImmediate, setTimeout } from "../real-time.ts";

/** Lets other work run; without it two pieces of a body would be read as one. */
export const nextMacrotask = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** Waits `ms` milliseconds, or until `signal` fires. */
export const delay = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener("abort", end, { once: true });
  });
