import type { Call } from "../call.ts";

/**
 * Tells whether a call was refused, or no answer came to it, so that nothing was used and no usage is missing. What broke
 * off in its answer was used, whatever of it was told.
 */
export const isUnbilled = ({
  error,
  usage,
  text,
  failure,
  status,
}: Pick<Call, "error" | "usage" | "text" | "failure" | "status">): boolean =>
  error !== undefined &&
  text === undefined &&
  Object.keys(usage).length === 0 &&
  (failure === undefined || status === undefined);
