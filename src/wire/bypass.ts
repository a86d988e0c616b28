import { AsyncLocalStorage } from "node:async_hooks";

const bypass = new AsyncLocalStorage<true>();

/** Tells whether the present async context sends a live request, which no layer may see again. */
export const isBypassed = (): boolean => bypass.getStore() === true;

/** Runs `work` so that whatever it sends goes to the real network unseen. */
export const bypassed = <T>(work: () => T): T => bypass.run(true, work);
