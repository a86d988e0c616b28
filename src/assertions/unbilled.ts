import type { Call } from "../trace/call.ts";

/**
 * Tells whether a call was refused or broke off before it was answered, so that a missing usage or cost is no gap: the
 * provider billed nothing. An answer that broke off half-way is billed.
 */
export const isUnbilled = ({ error, failure, status }: Call): boolean =>
  (error !== undefined || failure !== undefined) && (status === undefined || status >= 400);
