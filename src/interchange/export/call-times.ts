import type { Call } from "../../trace/call.ts";

/** Gives how long a call took, in milliseconds; `undefined` where it was imported without its times. */
export const durationOf = ({ timing, interaction }: Call): number | undefined =>
  interaction?.timing.lost ? undefined : timing.duration;

/** Gives when the first output of a stream was there, in milliseconds since the call was sent. */
export const firstOutputOf = ({ isStream, timing: { firstToken, firstChunk } }: Call): number | undefined =>
  isStream ? (firstToken ?? firstChunk) : undefined;
