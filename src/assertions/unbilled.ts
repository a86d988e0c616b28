import type { Call } from "../trace/call.ts";

/** Tells whether a call was refused or no answer came to it, so that nothing was used and no usage is missing. */
export const isUnbilled = ({ error, failure, status }: Call): boolean =>
  error !== undefined && (failure === undefined || status === undefined);
